# All that `make` needs:
#     docker build -t recurrent . && docker run -it -v "$PWD:/recurrent" recurrent make
FROM swift:6.3
RUN apt-get -qq update \
    && apt-get -qq --yes --no-install-recommends install \
        make libgnuplot-iostream-dev gnuplot-nox curl unzip pandoc python3 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /recurrent
CMD ["bash"]
