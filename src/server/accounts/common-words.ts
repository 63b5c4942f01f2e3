/**
 * What people make passwords of when they make one quickly: the words, names, teams, sayings and rows of keys that stand at the top of every
 * published count of leaked passwords, in lower case and without spaces. Written down by hand and kept short, because `findWeakness` knows
 * what is commonly done with them: capitals, digits for letters, numbers and years behind, one word twice or two in a row.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `
  password passwort motdepasse contrasena contraseña senha parola wachtwoord haslo passord losenord salasana passcode passphrase pass word pwd
  mypassword yourpassword newpassword oldpassword masterpassword thisismypassword ihatepasswords nopassword forgotpassword enterpassword
  secret geheim topsecret supersecret private confidential default example sample test testing tester temp temporary demo change changeme changeit
  changethis changenow letmein letmeinnow opensesame opensaysame login logon signin guest user username admin administrator root toor superuser
  sysadmin operator manager owner master server service system office company account access security secure welcome welcometo hello hallo
  goodbye goodmorning goodnight please thankyou whatever nothing something anything nobody unknown internet computer laptop desktop windows linux
  ubuntu debian android google facebook twitter youtube instagram microsoft apple iphone samsung nokia sony amazon netflix github gitlab docker
  kubernetes postgres postgresql mysql oracle redis grafana prometheus jenkins ansible terraform incident incidents postmortem postmortems outage
  oncall pager production prod staging development devops hindsight backup database network router switch firewall cisco vpn wifi
  love lovely loveme lover loveyou iloveyou iloveu iloveme ilovemyself iloveyousomuch iloveyouforever ihateyou fuckyou fuckoff fuck shit bitch sexy
  sex babygirl babyboy baby angel princess prince queen king sunshine moonlight starlight rainbow butterfly flower flowers chocolate cookie
  cookies cheese banana orange lemon apples strawberry cherry peanut pepper ginger sugar honey candy sweetheart sweety darling beautiful pretty
  gorgeous handsome forever family friend friends bestfriend mother father mommy daddy brother sister grandma grandpa happy smile freedom
  heaven jesus christ jesuschrist jesusislord godisgood godislove godbless blessed blessing faith hope grace bible church allah krishna buddha
  dragon monkey tiger lion bear wolf eagle falcon hawk phoenix horse dolphin shark snake spider turtle rabbit bunny kitty kitten pussycat puppy
  doggy dog cat bird fish chicken cowboy cowboys hunter fishing killer ninja samurai warrior wizard magic merlin gandalf frodo matrix shadow
  ghost zombie vampire devil demon hell lucifer thunder lightning storm blizzard hurricane tornado fire ice water ocean beach summer winter spring
  autumn sommer herbst fruhling monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
  september october november december today tomorrow yesterday weekend holiday vacation christmas easter halloween birthday newyear
  football soccer baseball basketball hockey volleyball softball tennis golf rugby cricket swimming running boxing wrestling skateboard snowboard
  liverpool liverpoolfc arsenal chelsea chelseafc everton tottenham manchester manchesterunited manchestercity manutd barcelona fcbarcelona
  realmadrid juventus bayern bayernmunich dortmund celtic rangers yankees lakers steelers packers patriots redsox whitesox bulldogs raiders
  broncos redskins dallascowboys chicagobulls ferrari porsche mercedes mustang corvette camaro chevrolet chevy toyota honda yamaha kawasaki suzuki
  harley harleydavidson audi bmw volkswagen jaguar lamborghini bugatti nissan subaru volvo
  pokemon pikachu charizard mario luigi zelda nintendo playstation xbox minecraft fortnite roblox counterstrike callofduty warcraft worldofwarcraft
  starcraft diablo finalfantasy halo naruto sasuke goku dragonball dragonballz onepiece batman superman spiderman ironman captainamerica avengers
  wolverine deadpool joker harrypotter hogwarts dumbledore voldemort starwars lukeskywalker skywalker darthvader anakin jedi yoda startrek
  enterprise maytheforcebewithyou mickeymouse mickey mouse donald donaldduck snoopy garfield simpsons homersimpson spongebob scooby scoobydoo
  winniethepooh tinkerbell hellokitty metallica slipknot nirvana linkinpark greenday blink eminem tupac beatles thebeatles ledzeppelin pinkfloyd
  acdc ironmaiden rockandroll guitar music hiphop blackmetal heavymetal jamesbond indianajones terminator gladiator godfather scarface rambo
  trustno trustnobody whatsup whatever wtf asshole bigdaddy bigdog bigboy playboy stupid idiot crazy cool awesome amazing perfect super mega
  ultimate number numberone first blue red green yellow black white silver golden gold purple pink diamond crystal pearl ruby
  correct horse battery staple correcthorsebatterystaple correcthorse batterystaple thequickbrownfox quickbrownfox lazydog tobeornottobe
  ornottobe thatisthequestion onceuponatime theend helloworld helloworld hellothere howareyou goodluck iamthebest iamgod whoami donotenter
  letitbe justdoit carpediem hakunamatata winteriscoming abracadabra unbelievable supercalifragilisticexpialidocious antidisestablishmentarianism
  michael jennifer jessica ashley amanda daniel andrew joshua matthew christopher christian anthony robert thomas william richard charles
  joseph david james john george edward henry alexander alexandra alexandria benjamin nicholas nicole stephanie elizabeth samantha victoria
  michelle melissa danielle rebecca rachel hannah charlotte caroline catherine katherine christina christine patricia barbara margaret
  jordan taylor maggie charlie buster hunter harley ranger maxwell cooper bailey tucker jackson austin dakota peter paul mark martin patrick
  stefan andreas thomas sebastian maximilian alejandro francisco fernando gabriel carlos miguel antonio roberto eduardo giovanni giuseppe
  francesco vladimir natasha svetlana anastasia mohammed muhammad ahmed fatima einstein newton shakespeare napoleon washington
  london paris berlin newyork chicago boston dallas denver phoenix seattle sanfrancisco losangeles california florida texas america american
  england ireland scotland germany deutschland france italia italy spain espana brasil brazil mexico canada australia russia poland polska
  india pakistan philippines indonesia argentina colombia holland sweden norway finland denmark europe
  bonjour soleil amour chouchou doudou azertyuiop salut loulou marseille schatz liebe fussball ficken arschloch hallowelt teamo tequiero
  estrella princesa mariposa corazon amor amore ciaociao juventus napoli forzamilan forzainter
  qwerty qwertz azerty qwertyuiop asdfghjkl zxcvbnm asdf zxcv qwer yuiop hjkl vbnm poiuytrewq lkjhgfdsa mnbvcxz qweasd qweasdzxc asdzxc
  qazwsx qazwsxedc wsxedc edcrfv rfvtgb tgbyhn yhnujm rfv tgb yhn ujm qaz wsx edc zaq xsw cde vfr bgt nhy mju zaqwsx zaqxsw xswcde cdevfr
  1qaz 2wsx 3edc 4rfv 5tgb 6yhn 7ujm 8ik 9ol 0p 1q2w 1q2w3e 1q2w3e4r 5t6y 7u8i 9o0p q1w2 q1w2e3 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 1qa 2ws 3ed
  zaq1 xsw2 cde3 vfr4 bgt5 nhy6 qw12 qwe123 qwe asd zxc
  1234567890 0987654321 147258369 147258 258369 741852963 963852741 159753 159357 123654789 147852369 789456123 147 258 369 159 357 741 852 963 951 753 789 456 987 654 321 112233 445566 778899 1122 3344 5566 7788 9900 2580 0852
  1313 6969 4200 1337 31337 007 666 777 420 911 247 365 abc123 123abc a1b2c3 a1b2 c3d4 e5f6 a1s2d3f4
  `
    .trim()
    .split(/\s+/),
)
