/// The words of the embedded corpus, English beside French: this table is the whole of it.
///
/// Every French noun and adjective that begins with h has a mute one, so that h elides.
extension Grammar {
    /// Each begins a sentence and occurs nowhere else.
    static let subjects: [Subject] = [
        Subject("i", "je", .i, "my", weight: 2),
        Subject("you", "tu", .you, "your", weight: 2),
        Subject("he", "il", .he, "his", weight: 2),
        Subject("she", "elle", .he, "her", isFeminine: true, weight: 2),
        Subject("we", "nous", .we, "our", weight: 2),
        Subject("they", "ils", .they, "their", weight: 2),
        Subject("hugo", "hugo", .he, "his"),
        Subject("paul", "paul", .he, "his"),
        Subject("victor", "victor", .he, "his"),
        Subject("alice", "alice", .he, "her", isFeminine: true),
        Subject("clara", "clara", .he, "her", isFeminine: true),
        Subject("emma", "emma", .he, "her", isFeminine: true),
    ]

    static let manners: [Manner] = [
        Manner(english: "", french: "", weight: 6),
        Manner(english: "often", french: "souvent", weight: 1),
        Manner(english: "always", french: "toujours", weight: 1),
        Manner(english: "never", french: "jamais", isNegative: true, weight: 1),
        Manner(english: "not", french: "pas", isNegative: true, weight: 3),
    ]

    /// A verb of a scene goes with any of its nouns, a noun with any of its adjectives.
    static let scenes: [Scene] = [
        Scene(
            [
                Verb("read", "reads", "lis lis lit lisons lisent"),
                Verb("write", "writes", "écris écris écrit écrivons écrivent"),
            ],
            [
                m("book", "livre"), f("letter", "lettre"), m("poem", "poème"),
                f("story", "histoire"),
            ],
            [before("long", "long long longue"), after("sad", "triste triste triste")]),
        Scene(
            [
                Verb("eat", "eats", "mange manges mange mangeons mangent"),
                Verb("buy", "buys", "achète achètes achète achetons achètent"),
            ],
            [f("apple", "pomme"), m("cake", "gâteau"), f("orange", "orange"), m("melon", "melon")],
            [before("good", "bon bon bonne"), after("fresh", "frais frais fraîche")]),
        Scene(
            [
                Verb("see", "sees", "vois vois voit voyons voient"),
                Verb("hear", "hears", "entends entends entend entendons entendent"),
            ],
            [m("cat", "chat"), m("bird", "oiseau"), m("horse", "cheval"), f("owl", "chouette")],
            [before("little", "petit petit petite"), after("white", "blanc blanc blanche")]),
        Scene(
            [
                Verb("draw", "draws", "dessine dessines dessine dessinons dessinent"),
                Verb("paint", "paints", "peins peins peint peignons peignent"),
            ],
            [m("tree", "arbre"), f("house", "maison"), f("church", "église"), m("bridge", "pont")],
            [before("old", "vieux vieil vieille"), after("red", "rouge rouge rouge")]),
        Scene(
            [
                Verb("sing", "sings", "chante chantes chante chantons chantent"),
                Verb("listen to", "listens to", "écoute écoutes écoute écoutons écoutent"),
            ],
            [
                f("song", "chanson"), m("tune", "air"), f("lullaby", "berceuse"),
                m("opera", "opéra"),
            ],
            [before("new", "nouveau nouvel nouvelle"), after("slow", "lent lent lente")]),
        Scene(
            [
                Verb("wear", "wears", "porte portes porte portons portent"),
                Verb("wash", "washes", "lave laves lave lavons lavent"),
            ],
            [m("coat", "manteau"), f("shirt", "chemise"), m("hat", "chapeau"), m("suit", "habit")],
            [before("beautiful", "beau bel belle"), after("green", "vert vert verte")]),
        Scene(
            [
                Verb("repair", "repairs", "répare répares répare réparons réparent"),
                Verb("sell", "sells", "vends vends vend vendons vendent"),
            ],
            [
                f("clock", "horloge"), m("bicycle", "vélo"), f("car", "voiture"),
                m("umbrella", "parapluie"),
            ],
            [before("pretty", "joli joli jolie"), after("expensive", "cher cher chère")]),
        Scene(
            [
                Verb("open", "opens", "ouvre ouvres ouvre ouvrons ouvrent"),
                Verb("close", "closes", "ferme fermes ferme fermons ferment"),
            ],
            [
                f("door", "porte"), f("window", "fenêtre"), m("drawer", "tiroir"),
                f("wardrobe", "armoire"),
            ],
            [before("big", "grand grand grande"), after("narrow", "étroit étroit étroite")]),
        Scene(
            [
                Verb("go to", "goes to", "vais vas va allons vont", preposition: "à"),
                Verb(
                    "think of", "thinks of", "pense penses pense pensons pensent",
                    preposition: "à"),
                Verb(
                    "talk about", "talks about", "parle parles parle parlons parlent",
                    preposition: "de"),
            ],
            [m("market", "marché"), f("station", "gare"), f("island", "île"), f("inn", "auberge")],
            [
                after("quiet", "tranquille tranquille tranquille"),
                after("famous", "célèbre célèbre célèbre"),
            ]),
    ]

    static let intransitives: [Verb] = [
        Verb("sleep", "sleeps", "dors dors dort dormons dorment"),
        Verb("dance", "dances", "danse danses danse dansons dansent"),
        Verb("work", "works", "travaille travailles travaille travaillons travaillent"),
        Verb("swim", "swims", "nage nages nage nageons nagent"),
        Verb("laugh", "laughs", "ris ris rit rions rient"),
        Verb("run", "runs", "cours cours court courons courent"),
        Verb("cry", "cries", "pleure pleures pleure pleurons pleurent"),
        Verb("wait", "waits", "attends attends attend attendons attendent"),
    ]

    static let being = Verb("are", "is", first: "am", "suis es est sommes sont")

    static let states: [Word] = [
        Word("tired", "fatigué fatiguée fatigués"),
        Word("happy", "heureux heureuse heureux"),
        Word("ready", "prêt prête prêts"),
        Word("ill", "malade malade malades"),
        Word("alone", "seul seule seuls"),
        Word("calm", "calme calme calmes"),
        Word("angry", "fâché fâchée fâchés"),
        Word("busy", "occupé occupée occupés"),
    ]

    static let tails: [Tail] = [
        Tail(english: "", french: "", weight: 5),
        Tail(english: "in the morning", french: "le matin"),
        Tail(english: "every evening", french: "tous les soirs"),
        Tail(english: "in the rain", french: "sous la pluie"),
        Tail(english: "with", french: "avec", possession: m("brother", "frère")),
        Tail(english: "with", french: "avec", possession: f("mother", "mère")),
        Tail(english: "in", french: "dans", possession: m("garden", "jardin")),
        Tail(english: "near", french: "près de", possession: f("school", "école")),
    ]
}
