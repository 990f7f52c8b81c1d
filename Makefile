# One entry a chapter: its command = its folder, which ends in the name of its program.
chapters := \
    lstm=10.1-LSTM \
    gru=10.2-GRU \
    deep-rnn=10.3-DeepRNN \
    bidirectional-rnn=10.4-BidirectionalRNN \
    translation-data=10.5-TranslationData \
    encoder-decoder=10.6-EncoderDecoder \
    seq2seq=10.7-Seq2Seq \
    beam-search=10.8-BeamSearch

.DEFAULT_GOAL := all
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

stamps := .build/stamps
PEERS ?= .build/peers
# How many seeds experiments are repeated over: with another number than the text's five, figures go
# to .build/figures, as those of any trial.
seeds = $(if $(SEEDS),--seeds $(SEEDS))
into_figures = --figures Figures
swift_files := Sources Tests Chapters Package.swift \
    Benchmarks/Sources Benchmarks/Tests Benchmarks/Package.swift
files_in = $(shell find $(1) -type f ! -name '.*' ! -name '*~' 2>/dev/null)
# What draws figures: weaving pages of them is none of it.
sources := Package.swift $(filter-out Sources/weave/%,$(call files_in,Sources))
# Where Open MPI is, programs are tested as several processes too: see docs/cluster.md.
mpi = $(if $(shell command -v mpicc 2>/dev/null),--traits MPI)
run_tests = swift test $(mpi) --disable-xctest $(if $(FILTER),--filter '$(FILTER)')

.PHONY: all build figures full redraw book book-epub book-pdf look docs worksheet data test soak sanitize fuzz check check-format format bench bench-peers scaling portable clean help
.PHONY: packages toolchain plan FORCE

all: plan build figures ## install what is missing, build, fetch the data, draw every figure (minutes)

plan:
	@echo "make: installs what is missing, builds (a minute or two), fetches D2L's two texts (seconds)"
	@echo "make: and draws each chapter's figures, 10.1 first: half an hour where no run was kept"

build: $(stamps)/dependencies ## build everything, optimised (about a minute at first, then seconds)
	swift build -c release

figures: ## draw the figures whose chapter, library or data changed (minutes a chapter)
	@echo "figures: up to date"

# What takes hours, into Figures: see docs/cluster.md for more than one machine.
full: build $(stamps)/data ## train on all pairs too, and search with that translator (hours)
	.build/release/Seq2Seq --full $(into_figures) $(if $(wildcard Models/seq2seq-full.training/1/epoch-*),--resume)
	.build/release/BeamSearch --full $(into_figures)

redraw: build ## draw the figures again from kept runs, training nothing (seconds)
	@$(foreach entry,$(chapters),.build/release/$(call program,$(entry)) --redraw \
	    $(into_figures) &&) echo "redraw: done"

# Sources, figures and results are read as they are committed; nothing is run again.
book: $(stamps)/dependencies ## weave the chapters into pages, .build/book; NOTES=DIR adds yours (a minute)
	@scripts/book.sh html $(if $(NOTES),--notes '$(NOTES)')

book-epub: book ## the same as one book for a reader, .build/book/recurrent.epub
	@scripts/book.sh epub

book-pdf: book ## the chapters' pages as PDF, each and in one, with Chromium
	@scripts/book.sh pdf

look: book ## pictures of all pages, wide and narrow, light and dark, with Chromium
	@scripts/look.sh

docs: $(stamps)/dependencies ## the library's documentation, .build/docs (a minute)
	@scripts/docs.sh

# CHAPTER is a variable of the command line, so the script finds it in its environment.
worksheet: ## leave what CHAPTER=lstm builds from scratch to be written, in Worksheets/
	@scripts/worksheet.sh $(call folder,$(filter $(firstword $(CHAPTER))=%,$(chapters)))

data: ## fetch D2L's two texts into Data/ (3.6 MB) and check their SHA-256 (seconds)
	@scripts/data.sh

test: $(stamps)/dependencies ## run the tests; FILTER=LSTM those of that name (a minute or two)
	@Tests/make-tests.sh
	$(run_tests)

# Long checks are ordinary tests that are enabled when RECURRENT_SOAK is set.
soak: $(stamps)/dependencies ## run the tests and the long checks as well (longer)
	@RECURRENT_SOAK=1 Tests/make-tests.sh
	RECURRENT_SOAK=1 $(run_tests)
	swift test --disable-xctest --package-path Benchmarks

# Each in a build of its own. What lives as long as its program, such as its threads, is no leak.
sanitize: $(stamps)/dependencies ## run the library's tests under two sanitizers (half an hour)
	@for kind in address thread; do \
	    echo "sanitize: $$kind" && ASAN_OPTIONS=detect_leaks=0 \
	        TSAN_OPTIONS=suppressions=$(CURDIR)/scripts/thread-sanitizer.txt RECURRENT_SANITIZER=$$kind \
	        swift test --disable-xctest --sanitize $$kind --scratch-path .build/sanitize-$$kind \
	        --filter '$(or $(FILTER),^RecurrentTests)' || exit 1; \
	done

fuzz: $(stamps)/dependencies ## have libFuzzer make files of every format, SECONDS=60 each (half an hour)
	@scripts/fuzz.sh $(or $(SECONDS),60)

check: check-format test ## check the format, then run the tests (as test)

check-format: | toolchain ## check the format of all Swift files (a second)
	swift format lint --strict --parallel --recursive $(swift_files)

format: | toolchain ## format all Swift files (a second)
	swift format --in-place --parallel --recursive $(swift_files)

bench: $(stamps)/dependencies ## measure the speed beside PyTorch and JAX; ARGS="--list" (ten minutes)
	swift run -c release --package-path Benchmarks Benchmark --peers $(PEERS) $(ARGS)

bench-peers: ## install PyTorch and JAX into PEERS, a virtual environment (minutes, 6 GB)
	python3 -m venv $(PEERS)
	$(PEERS)/bin/pip install torch jax numpy safetensors sacrebleu

scaling: $(stamps)/dependencies ## measure and draw what more processes would bring, as root (minutes)
	@scripts/scaling.sh

portable: $(stamps)/dependencies ## compare builds for other x86-64 processors (minutes)
	@scripts/portable.sh

packages: ## install the Debian packages that are missing (a minute)
	@scripts/packages.sh

clean: | toolchain ## remove what was built; Data/ and Figures/ stay
	swift package clean
	rm -rf $(stamps) .build-portable Benchmarks/.build

toolchain:
	@command -v swift >/dev/null || { \
	    echo "swift is not installed, or not on PATH;" \
	        "get 6.2 or later from https://www.swift.org/install" >&2; exit 1; }

# The one step of a build that needs a network, and only the first time.
$(stamps)/dependencies: Package.swift | toolchain packages
	@mkdir -p $(stamps)
	@swift package resolve || { \
	    echo "the first build needs a network once, for swift-argument-parser from github.com" >&2; \
	    exit 1; }
	@touch $@

# Which texts the chapters will find; rewritten only when that changes.
$(stamps)/data: FORCE
	@mkdir -p $(stamps)
	@scripts/data.sh --optional
	@scripts/data.sh --state >$@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

# $(1) command, $(2) folder, $(3) program. The stamp is as old as the start of its run, so that
# what is edited meanwhile counts as changed.
define chapter
.PHONY: $(1)
$(1): $(stamps)/dependencies $(stamps)/data
	swift run -c release $(3) $(seeds) $$(ARGS)

figures: $(stamps)/$(1)
$(stamps)/$(1): $(sources) $(call files_in,Chapters/$(2)) $(stamps)/data | $(stamps)/dependencies
	@touch $$@.begun
	swift run -c release $(3) $(or $(seeds),$(into_figures))
	@$(if $(SEEDS),rm,mv) $$@.begun $(if $(SEEDS),,$$@)
endef
command = $(word 1,$(subst =, ,$(1)))
folder = $(word 2,$(subst =, ,$(1)))
program = $(word 2,$(subst -, ,$(call folder,$(1))))
$(foreach entry,$(chapters),$(eval \
    $(call chapter,$(call command,$(entry)),$(call folder,$(entry)),$(call program,$(entry)))))

# Beam search is tried on the translator that chapter 10.7 trains.
$(stamps)/beam-search: $(stamps)/seq2seq

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-17s %s\n", $$1, $$2 }' Makefile
	@$(foreach entry,$(chapters),printf 'make %-17s %s\n' $(call command,$(entry)) \
	    'run chapter $(call folder,$(entry)); ARGS="--help" lists its options';)
