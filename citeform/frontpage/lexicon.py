"""Words that tell what a line of a front page is: of names, of institutions, of each language."""

from __future__ import annotations

from citeform.frontpage import given_names, label_table_east, lexicon_slavic

FUNCTION: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": """
            the of and in for to with on by is are was were we that this from as an at be
            which their its has have it can not or but these our between using into than
            after during a what do they who how
        """,
        "fr": """
            le la les de des du et en une un dans pour par sur est sont avec au aux que qui
            ce cette ces nous plus ou chez entre il elle été son ses leur d'une l'a d'un
            être pas a
        """,
        "es": """
            el la los las de del y en una un para por con se que es son al como más su sus
            entre este esta lo fue fueron no o han ha mediante desde sobre sin a
        """,
        "pt": """
            o a os as de do da dos das e em uma um para por com se que é são ao na no nas
            nos como mais foi foram entre este esta não ou sua seu pela pelo pelos pelas à
        """,
        "de": """
            der die das den dem des und in im ein eine einer eines zu zur zum mit von vom
            für auf ist sind bei nach aus nicht als auch wird werden wurde wurden durch über
            sich an
        """,
        "it": """
            il lo la i gli le di del della dei delle dello e in un una per con che è sono al
            alla nel nella da dal dalla come più su tra fra non ha stato stati degli ai nei a
        """,
        "nl": """
            de het een van en in op te voor met is zijn bij dat die aan door werd werden
            niet als ook naar uit om wordt deze dit tussen hun tegen
            zonder
        """,
        "pl": """
            i w na do od po przez dla oraz się jest są był była było były nie jako
            ich jego lub przy pod nad ze we za który która które których celem między
        """,
    }.items()
}
"""The commonest words of each language; those of several languages cancel out."""

CONNECTING = frozenset().union(*FUNCTION.values()) - frozenset("y e po do od w pod nad".split())

PARTICLES = frozenset(
    """
    de del della dello der den di da do dos das du des la le les van von vom zu zum zur ter ten te
    el al bin ibn ben of the af av 't y e i san st st. dal dalla degli dei lo d' l' op auf und
    """.split()
) - {"of", "the"}
"""Words that a name may hold in small letters."""

AND = frozenset("and et und y e & en i with и oraz".split())
"""Words between the last two authors."""

DEGREES = frozenset(
    """
    md phd mch msc bsc ma ba mph mba dr prof professor mbbs mbchb frcp frcs dds dmd pharmd rn
    scd dsc drph ms bs mph mphil frcpc facc facs fesc med dvm dm pt rd dipl ing habil mrcp edd
    jd psyd do cand llm llb ddr dphil mrcpsych frcpsych mhs mspt fahA bscn frcog fccp fhm rph
    mpt bpharm mpharm faha dnp np pgdip bm bch ccc-slp slp otr mrcpi mpp mrcs mchir dr.med
    dottssa dott pr rechtsanwalt rechtsanwaltin privatdozent drs
    """.lower().split()
).union(lexicon_slavic.DEGREES)
"""Degrees and titles beside a name, without full stops and case."""

FACULTIES = frozenset("phil rer nat pol oec jur theol agr h.c".split())
"""What stands behind a German doctor's degree in small letters: "Dr. rer. nat."."""

INSTITUTION = frozenset(
    """
    university universities universite universidad universidade universitat universita universiteit
    universitaire universitario universitaria universitatsklinikum universitats univ department
    departments dept departement departamento dipartimento departament departamentos abteilung
    institute institutes institut instituto istituto instituut institution inst laboratory
    laboratories laboratoire laboratorio lab labs laboratoires school schools ecole escola escuela
    scuola college faculty faculte facultad faculdade facolta fakultat hospital hospitals hopital
    hospitalier hospitalar ospedale ospedaliera krankenhaus klinik klinikum kliniken clinic clinics
    clinique clinica clinical centre center centers centres centro zentrum centrum cnrs inserm inra
    inrae inria cea umr upmc division unit unite unidad unidade unita section service services
    servicio servico academy academie academia accademia akademie council research foundation
    fondation fundacion fundacao fondazione stiftung corporation corp inc ltd gmbh company
    laboratori consiglio nazionale national fachbereich lehrstuhl seminar chair program programme
    observatory observatoire osservatorio ministry ministere ministerio agency agence society
    polytechnic polytechnique politecnico politecnica technische hochschule museum group groupe
    cern nasa mit kth eth epfl infn csic ibm microsoft at&t bell chu chru irccs max-planck
    fraunhofer helmholtz caltech ucla slac fermilab desy jet technion postgraduate catedra
    hogeschool faculteit vakgroep afdeling rijksuniversiteit ziekenhuis stichting universitair
    universitatsklinik universitatsmedizin hochschule fachhochschule forschungszentrum
    ingenieurburo conservatoire etablissement estacion consejo secretaria prefeitura ateneo asl
    azienda policlinico complesso struttura dipartimenti escola departement federal state
    street avenue road box rue via cedex building room campus strasse plaza boulevard avenida calle
    rua viale piazza floor suite tower drive lane highway square zip postfach bp platz
    biosciences medicine physics chemistry biology mathematics engineering sciences science
    """.split()
).union(lexicon_slavic.INSTITUTION)
"""Words of institutions, folded."""

STRONG_INSTITUTION = INSTITUTION - frozenset(
    """
    research national clinical section service services group unit unite program programme state
    federal society medicine physics chemistry biology mathematics engineering sciences science
    street avenue road box rue via building room campus plaza floor suite tower drive lane
    etablissement estacion consejo secretaria prefeitura stichting universitair conservatoire
    highway square zip bp seminar chair council biosciences jet bell company agency lab labs
    center centre clinica clinic hospital hospitals school schools academia foundation
    laboratory laboratories division
    """.split()
).union(lexicon_slavic.WEAK)
"""Words of institutions that seldom stand in titles."""

PLACES = frozenset(
    """
    usa u.s.a uk u.k china france germany italy italia spain espana japan canada australia
    brazil brasil india russia korea netherlands belgium belgique switzerland suisse schweiz
    austria osterreich deutschland sweden norway denmark finland poland portugal greece turkey
    israel iran mexico argentina chile colombia peru cuba egypt tunisia morocco algeria nigeria
    kenya ghana taiwan singapore malaysia thailand vietnam indonesia pakistan bangladesh ireland
    scotland wales england hungary romania bulgaria serbia croatia slovenia slovakia ukraine
    estonia latvia lithuania czech kingdom states zealand africa arabia roc prc luxembourg
    iceland cyprus qatar lebanon jordan iraq ethiopia uganda tanzania cameroon senegal venezuela
    ecuador uruguay california massachusetts texas pennsylvania maryland illinois ohio
    michigan virginia washington florida georgia minnesota wisconsin colorado arizona oregon
    connecticut nederland belgie bolivia paraguay guatemala honduras nicaragua panama belgio
    svizzera
    """.split()
).union(lexicon_slavic.PLACES)
"""Countries, and states of the United States, folded."""

TITLE_WORDS = frozenset(
    """
    analysis system systems using based model models modeling modelling theory study studies data
    algorithm algorithms approach method methods design effect effects evaluation application
    applications control detection estimation dynamics structure structures properties measurement
    measurements search production decay decays results report review survey introduction network
    networks learning performance optimization simulation experimental experiments experiment
    quantum magnetic electron optical energy field fields phase high low new novel physics cells
    cell gene protein proteins human patients disease cancer treatment therapy risk health care
    time space real distributed parallel software programming language languages logic semantics
    information processing computer computing image imaging recognition memory management
    comparison development role function functional response growth surface films film materials
    collisions neutrino neutrinos boson quark observation evidence molecular structural mechanical
    thermal nonlinear linear stochastic random integrable equation equations solutions problem
    problems open access article research original supplementary online journal letters
    proceedings conference workshop international annual meeting volume issue number special
    chapter part series press publishing published version draft preprint manuscript technical
    pain spine surgery radiology clinical trial cohort infection virus bacteria brain neural
    abstract keywords corresponding author authors correspondence email received accepted
    revised editor copyright license creative commons pages figure table content contents
    elsevier ieee acm biomed central plos
    """.split()
)
"""Words that names of people do not hold, folded."""

DOCTYPES = frozenset(
    """
    prioritycommunications priorityreport researcharticle originalarticle originalpaper
    originalresearch reviewarticle review reviews article articles letter letters
    shortcommunication rapidcommunication briefcommunication casereport casereports editorial
    openaccess research paper papers report reports communicationscientifique communication
    communications articleoriginal cascliniques casclinique miseaupoint faitclinique
    memoireoriginal revuegenerale revuedelalitterature lettrealaredaction articulooriginal
    articulo original originales originalbreve revision articuloderevision casoclinico casoscl
    casosclinicos cartaaldirector artigooriginal artigo artigoderevisao relatodecaso
    comunicacaobreve originalarbeit originalien ubersichtsarbeit ubersicht kasuistik leitthema
    fallbericht articolooriginale casoclinici rassegna editoriale contributooriginale
    oorspronkelijkartikel fulllengtharticle fullpaper fulllengtharticles regulararticle
    methodologyarticle methodology technicalnote technicalreport databasearticle softwarearticle
    dataset datadescriptor brieffreport briefreport perspective perspectives commentary opinion
    hypothesis correspondence viewpoint studyprotocol protocol topicalreview preprint
    authorsaccepted acceptedmanuscript authormanuscript nihpublicaccess
    nihpublicaccessauthormanuscript hhsauthormanuscript hhspublicaccess titlepage coverpage
    manuscript draft originalresearcharticle researchpaper researcharticles originalcontribution
    specialarticle specialissue clinicalstudy clinicaltrial researchnote researchletter
    researchreport letterstotheeditor lettertotheeditor clinicalcorrespondence contributedpaper
    invitedpaper invitedreview minireview minireviews provisional featurearticle
    fullresearchpaper conceptpaper shortreport shortnote shortpaper rapidcommunications
    regularpaper regularpapers erratum corrigendum newsandviews focus uncorrectedproof
    articleinpress postprint articledevulgarisation etudeoriginale seance notetechnique
    pointdevue tribune chronique articlederecherche recherche travauxoriginaux generalreview
    mises au point systematicreview metaanalysis scientificarticle openaccessarticle
    articledetude etude estudiooriginal trabajooriginal nota notacientifica investigacion
    artigodepesquisa articulodeinvestigacion articlescientifique articulocientifico articolo
    ricercaoriginale articoliscientifici articolodirevisione wissenschaftlicherartikel aufsatz
    aufsatze artigosoriginais artigosderevisao articulosoriginales articlesoriginaux
    originalarbeiten originalbeitrage articolioriginali estudosoriginais estudios articulos artigos
    beitrag beitrage originalbeitrag forschung schwerpunkt freierbeitrag
    """.split()
).union(lexicon_slavic.DOCTYPES, label_table_east.DOCTYPES)
"""Kinds of article that stand above titles, squashed."""

GIVEN = frozenset(
    """
    aaron abdul adam adrian agnes ahmed aidan akira alain alan albert alberto alejandro alessandro
    alex alexander alexandra alexandre alexei alexey alfonso alfred ali alice alison allan allen
    allison amanda amir amit amy ana anastasia anders andre andrea andreas andreea andrei andres
    andrew andrey andrzej angel angela anil anita anja ann anna anne annette annie anthony antje
    antoine anton antonia antonio antony april arjun armin arnaud arne arnold arthur arun ashley
    astrid barbara bart beatrice beatriz ben benjamin benoit bernard bernd bernhard beth bianca
    bill birgit bjorn bob boris brad bradley brandon brenda brendan brent brett brian brigitte
    bruce bruno bryan burkhard caitlin camille carina carl carla carlo carlos carmen carol carole
    caroline carolyn cary casey catarina catherine cathy cecile cecilia celine cesar charles
    charlotte chen cheng chiara chloe chris christa christian christiane christina christine
    christoph christophe christopher christos chun claire clara clare claude claudia claudio
    clemens colin constantin cora corinne craig cristian cristina cynthia damien dan daniel daniela
    daniele danielle danny dario darren dave david dawn dean deborah debra denis denise dennis
    derek detlef diana diane didier diego dieter dietmar dimitri dimitris dirk dmitri dmitry
    dominik dominique don donald dong donna dorothea doug douglas duncan dylan ed eddie edgar
    edith eduardo edward edwin eileen elaine elena eleonora eli elias elisa elisabeth elizabeth
    ellen elodie emanuele emil emilia emilie emilio emily emma emmanuel enrico enrique eric erica
    erich erik erika erin ernst erwin esteban esther ethan eugene eva evan evelyn fabian fabien
    fabio fabrice fabrizio fang federica federico felipe felix feng ferdinand fernanda fernando
    filip filippo fiona florence florian frances francesca francesco francis francisco franck
    franco francois francoise frank franz fred frederic frederick frederik friedrich fritz gabriel
    gabriela gabriele gabriella gael gareth gary gavin geoff geoffrey georg george georges georgia
    gerald gerard gerd gerhard giacomo gian gianluca gianni gilbert gilles gina giorgio giovanna
    giovanni giulia giuliano giulio giuseppe glen glenn gloria gonzalo gordon graeme graham grant
    greg gregor gregory grzegorz guido guillaume guillermo gunnar gunter gustavo guy hai hans
    harald hari harold harry hassan hector heather hector heidi heike heiko heinrich heinz helen
    helena helene helga helmut hendrik henri henrik henry herbert herman hermann hiroshi hong
    hubert hugh hugo hui hussein ian ida ignacio igor ilaria ilya ines inga ingo ingrid irene
    irina iris isaac isabel isabelle ivan ivo jack jackie jacob jacqueline jacques jaime jakob
    james jamie jan jana jane janet janice jason javier jay jean jeff jeffrey jennifer jenny jens
    jeremy jerome jerry jesse jessica jesus jian jill jim jing joachim joan joana joanna joanne
    joao jochen joe joel johan johann johanna johannes john jon jonas jonathan jordan jordi jorg
    jorge jose josef joseph josh joshua juan judith julia julian juliana julie julien juliette
    julio jun jurgen justin kai karen karin karl karsten kate katharina katherine kathleen kathryn
    katie katja kay keith kelly ken kenneth kenji kerstin kevin kim klaus konrad konstantin kristen
    kristin kristina kurt kyle lars laura laurence laurent lauren lea lee lei leila lena leo leon
    leonard leonardo leonid leslie li liam liang lily lin linda ling lisa liu liz lorenz lorenzo
    lori louis louise luc luca lucas lucia luciano lucie ludovic luigi luis luisa lukas luke lydia
    lynn madeleine magdalena maik malcolm manfred manuel manuela mara marc marcel marcelo marcin
    marco marcos marcus marek margaret margarita maria mariana marianne marie marina mario marion
    marius mark marko markus marta martha martin martina martine mary massimo mateo mathias mathieu
    matt matteo matthew matthias matthieu maurice mauricio mauro max maxim maxime megan mehdi
    melanie melissa mercedes michael michal michel michela michele michelle miguel mika mike mikhail
    milan ming miriam mitchell mohamed mohammad mohammed moritz muhammad murat nadia nadine nancy
    natalia natalie natasha nathalie nathan neil nicholas nick nicola nicolas nicole nigel niklas
    nikolai nikolaos nikos nils nina noah noel nora norbert norman oleg olga oliver olivier omar
    oscar oskar otto owen pablo pamela paola paolo pascal patrice patricia patricio patrick patrizia
    paul paula paulo pavel pedro peng per peter petr petra phil philip philipp philippe phillip
    pierre pietro ping piotr rachel rafael raffaele rahul rainer raj rajesh ralf ralph ramon randall
    raphael raul ravi ray raymond rebecca regina reiner reinhard rene renata renate ricardo
    riccardo richard rick rob robert roberta roberto robin rocio rodrigo roger roland rolf roman
    romain ron ronald rosa rosario ross roy ruben rudolf rudiger rui rupert russell ruth ryan sabine
    sabrina sally salvatore sam samantha samir samuel sandra sandro sanjay santiago sara sarah
    sascha satoshi scott sean sebastian sebastien serge sergei sergey sergio seth shane shannon
    sharon shaun sheila shirley silke silvia simon simona simone sofia sofie sonia sonja sophia
    sophie stefan stefania stefano stephan stephane stephanie stephen stewart steve steven stuart
    sue suresh susan susana susanne suzanne sven svetlana sylvain sylvia sylvie takashi tamara tanja
    tara tatiana ted teresa terence terry theodor theresa therese thierry thomas thorsten tiago tim
    timo timothy tina tobias todd tom tomas tomasz tommaso toni tony torsten tracy trevor tuan udo
    ulrich ulrike umberto ursula uwe valentin valentina valeria valerie vanessa vera veronica
    veronika veronique victor victoria vijay viktor vincent vincenzo virginia virginie vittorio
    vivek vladimir volker walter wanda wang warren wei wendy werner wilfried wilhelm will willem
    william wolfgang xavier xiao xin yan yang yann yi ying yolanda yoshi yu yuan yuki yuri yves
    yvonne zhang zoe zoltan jean-marc jean-pierre jean-luc jean-paul jean-claude jean-francois
    """.split()
).union(lexicon_slavic.GIVEN, (given_names.GIVEN | given_names.WORLD) - PLACES - TITLE_WORDS)
"""Common given names, folded: evidence for a line of authors, never a condition."""

MODIFIERS = frozenset(
    """
    interventional surgical computer-assisted clinical molecular experimental digital human medical
    operative preventive psychological biological neoplasm animal acute chronic newborn
    viral bacterial drug general public dental diagnostic thoracic
    spinal lumbar cervical cardiac vascular abdominal orthopedic plastic reconstructive vertebral
    x-ray three-dimensional automated statistical theoretical genetic congenital secondary
    mental social occupational rural urban primary emergency minimally magnetic laparoscopic
    endoscopic robotic radiologic physical nursing veterinary military forensic internal tropical
    community family nuclear regenerative complementary cohort retrospective prospective
    longitudinal ultrasonic positron-emission emission-computed spiral type muscular pathologic
    osteoporotic compression intensive palliative postoperative intractable cancer low back
    interventionnelle chirurgicale
    """.split()
)
"""Last words of MeSH's inverted headings: "Radiology, Interventional"; from the MeSH tree, 2023."""
