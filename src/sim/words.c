/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "sim/words.h"

#include <glib.h>
#include <string.h>

static const char *const first_names[] = { "Anna", "Mette", "Camilla", "Louise", "Sofie",
	"Ida", "Freja", "Emma", "Clara", "Laura", "Karen", "Kirsten", "Hanne", "Lone",
	"Susanne", "Pia", "Gitte", "Bente", "Inge", "Else", "Birthe", "Tina", "Charlotte",
	"Helle", "Marianne", "Lene", "Anne", "Maria", "Julie", "Sara", "Cecilie",
	"Katrine", "Line", "Maja", "Rikke", "Trine", "Stine", "Signe", "Astrid",
	"Josefine", "Alberte", "Nanna", "Amalie", "Mathilde", "Vibeke", "Ulla", "Jytte",
	"Kirstine", "Dorthe", "Heidi", "Randi", "Merete", "Lise", "Annette", "Birgitte",
	"Tove", "Lis", "Ellen", "Agnes", "Liv", "Lars", "Peter", "Jens", "Henrik",
	"Michael", "Søren", "Thomas", "Jan", "Christian", "Martin", "Niels", "Anders",
	"Morten", "Jesper", "Hans", "Jørgen", "Ole", "Per", "Erik", "Kim", "Rasmus",
	"Mads", "Mikkel", "Frederik", "Emil", "William", "Oliver", "Noah", "Lucas",
	"Victor", "Oscar", "Carl", "Malthe", "Valdemar", "Storm", "Bjarne", "Flemming",
	"Torben", "Bent", "Kurt", "Poul", "Svend", "Leif", "Finn", "Carsten", "Claus",
	"Brian", "Allan", "Steen", "Ib", "Knud", "Troels", "Asger", "Esben", "Jeppe",
	"Kasper", "Simon", "Jonas", "Daniel", "Ali", "Fatima", "Amir", "Yusuf", "Zeynep",
	"Aisha", "Agnieszka", "Piotr", "Oksana", "Ravi", "Linh" };

static const char *const surnames[] = { "Jensen", "Nielsen", "Hansen", "Pedersen",
	"Andersen", "Christensen", "Larsen", "Sørensen", "Rasmussen", "Jørgensen",
	"Petersen", "Madsen", "Kristensen", "Olsen", "Thomsen", "Christiansen", "Poulsen",
	"Johansen", "Møller", "Mortensen", "Knudsen", "Lund", "Holm", "Schmidt",
	"Eriksen", "Kjær", "Bech", "Dahl", "Friis", "Berg", "Bruun", "Vestergaard",
	"Nørgaard", "Søndergaard", "Østergaard", "Skov", "Krogh", "Winther", "Lauritsen",
	"Bertelsen", "Svendsen", "Ravn", "Juhl", "Toft", "Brandt", "Munk", "Dam", "Bach",
	"Hald", "Frost", "Riis", "Damgaard", "Overgaard", "Kirkegaard", "Højgaard",
	"Bjerre", "Iversen", "Mikkelsen", "Frederiksen", "Jacobsen", "Clausen",
	"Simonsen", "Lassen", "Laursen", "Henriksen", "Steffensen", "Ibsen", "Carlsen",
	"Mathiesen", "Danielsen", "Gregersen", "Nygaard", "Lindholm", "Bang", "Fisker",
	"Smed", "Kofoed", "Hjort", "Ørsted", "Bøgh", "Thorsen", "Villadsen", "Jespersen",
	"Bak", "Hedegaard", "Kruse", "Buch", "Borup", "Aagaard", "Paulsen", "Andreasen",
	"Jepsen", "Lorentzen", "Sandberg", "Nguyen", "Yilmaz", "Khan", "Kowalski",
	"Hassan", "Kaya", "Markussen", "Olesen", "Ottosen" };

static const char *const towns[] = { "Aarhus", "Odense", "Aalborg", "Esbjerg", "Randers",
	"Kolding", "Horsens", "Vejle", "Roskilde", "Herning", "Silkeborg", "Helsingør",
	"Næstved", "Fredericia", "Viborg", "Køge", "Holstebro", "Slagelse", "Svendborg",
	"Hjørring", "Holbæk", "Frederikshavn", "Haderslev", "Skive", "Ringsted", "Nyborg",
	"Ribe", "Rønne", "Grenaa", "Thisted", "Ebeltoft", "Middelfart", "Skagen",
	"Faaborg", "Lemvig", "Varde", "Odder", "Kalundborg", "Aabenraa", "Sønderborg" };

static const Trade trades[] = {
	{ "Møllens Bageri", "moellens-bageri", "bageri med seks butikker", "BagerKasse" },
	{ "Havnens Fisk", "havnens-fisk", "fiskegrossist", "FiskeLager" },
	{ "Lindholm Tømrer & Snedker", "lindholm-toemrer", "tømrerfirma", "ByggeSag" },
	{ "Advokaterne Torvet", "advokaterne-torvet", "advokatkontor", "SagsArkiv" },
	{ "Sundby Tandklinik", "sundby-tandklinik", "tandlægeklinik", "TandJournal" },
	{ "Vestkystens Ejendomme", "vestkystens-ejendomme", "ejendomsmægler",
	    "BoligPortal" },
	{ "Nord Revision", "nord-revision", "revisionsfirma", "ÅrsRegnskab" },
	{ "Grønbæk Planteskole", "groenbaek-planteskole", "planteskole", "PlanteLager" },
	{ "Bjerre Transport", "bjerre-transport", "vognmand", "KøreOrdre" },
	{ "Skovens Friskole", "skovens-friskole", "friskole", "ElevNet" },
	{ "Klitgaard El", "klitgaard-el", "elinstallatør", "MontørApp" },
	{ "Ådalens Lægehus", "aadalens-laegehus", "lægehus", "LægeJournal" },
	{ "Søby Kro", "soeby-kro", "kro med hotel", "BordBog" },
	{ "Dansk Emballage", "dansk-emballage", "emballagefabrik", "ProduktionsPlan" },
	{ "Ravn Arkitekter", "ravn-arkitekter", "tegnestue", "TegneStue" },
	{ "Fjordens Dyreklinik", "fjordens-dyreklinik", "dyrlæge", "DyreJournal" },
	{ "Højgaard Maskinfabrik", "hoejgaard-maskinfabrik", "maskinfabrik",
	    "StyklisteX" },
	{ "Bøgeskov Begravelse", "boegeskov-begravelse", "bedemand", "MindeBog" },
	{ "Solsikken Børnehus", "solsikken", "børnehave", "BørneNet" },
	{ "Kystens Camping", "kystens-camping", "campingplads", "PladsBook" },
	{ "Hedens Vindservice", "hedens-vindservice", "servicefirma for vindmøller",
	    "TurbineLog" },
	{ "Byens Cykler", "byens-cykler", "cykelhandler", "CykelKasse" },
	{ "Munk Malerfirma", "munk-maler", "malerfirma", "ByggeSag" },
	{ "Vesterbro Optik", "vesterbro-optik", "optiker", "SynsPrøven" },
	{ "Nørreskov Mejeri", "noerreskov-mejeri", "mejeri", "MælkeStyring" },
	{ "Limfjordens Bådebyg", "limfjordens-baade", "bådebyggeri", "SkrogTegn" },
	{ "Dyrehave Gods", "dyrehave-gods", "gods med skovbrug", "SkovKort" },
	{ "Stationens Apotek", "stationens-apotek", "apotek", "ReceptNet" },
	{ "Engens Økologi", "engens-oekologi", "grøntsagsgrossist", "GrøntLager" },
	{ "Teater Lanternen", "teater-lanternen", "teater", "BilletLuge" },
	{ "Kongens Møbler", "kongens-moebler", "møbelhandel", "MøbelOrdre" },
	{ "Sct. Knuds Plejehjem", "sct-knuds-plejehjem", "plejehjem", "OmsorgsNet" },
	{ "Bakkens VVS", "bakkens-vvs", "VVS-firma", "MontørApp" },
	{ "Østjysk Støberi", "oestjysk-stoeberi", "støberi", "OvnStyring" },
	{ "Dalens Sparekasse", "dalens-sparekasse", "sparekasse", "KundeBogen" },
	{ "Færgens Rejser", "faergens-rejser", "rejsebureau", "RejseKurv" },
	{ "Blomsterhuset Viola", "blomsterhuset-viola", "blomsterhandel", "BuketOrdre" },
	{ "Kanalens Bryghus", "kanalens-bryghus", "bryggeri", "TankLog" },
	{ "Fynske Tage", "fynske-tage", "tagdækker", "ByggeSag" },
	{ "Egelund Museum", "egelund-museum", "museum", "Samlingen" },
	{ "Trykkeriet Bogen", "trykkeriet-bogen", "trykkeri", "TrykSag" },
	{ "Hvide Sande Net", "hvide-sande-net", "netfabrik", "GarnLager" },
	{ "Bornholms Glas", "bornholms-glas", "glasværksted", "GlasButik" },
	{ "Rosenvang Idræt", "rosenvang-idraet", "idrætscenter", "BaneBook" },
	{ "Kildens Vandværk", "kildens-vandvaerk", "vandværk", "MålerNet" },
	{ "Hammer & Søn Smede", "hammer-smede", "smedje", "StyklisteX" },
	{ "Langelands Frugt", "langelands-frugt", "frugtplantage", "FrugtLager" },
	{ "Provstiets Kirkekontor", "provstiets-kontor", "kirkekontor", "KirkeBog" },
	{ "Alberts Autohus", "alberts-autohus", "bilforhandler", "VærkstedsPlan" },
	{ "Tange Laboratorium", "tange-laboratorium", "laboratorium", "PrøveSvar" },
	{ "Strandens Hotel", "strandens-hotel", "hotel", "VærelsesBog" },
	{ "Midtjysk Foder", "midtjysk-foder", "foderstof", "SiloStyring" },
	{ "Ringens Sikkerhed", "ringens-sikkerhed", "vagtfirma", "VagtPlan" },
	{ "Birk Reklame", "birk-reklame", "reklamebureau", "KampagneBoks" },
	{ "Holmens Ingeniører", "holmens-ingenioerer", "rådgivende ingeniører",
	    "BæreEvne" },
	{ "Tårnby Fysioterapi", "taarnby-fysioterapi", "fysioterapi", "FysJournal" },
	{ "Kærlighed & Kaffe", "kaerlighed-kaffe", "kafékæde", "KafeKasse" },
	{ "Nordsøens Skibsproviant", "nordsoeens-proviant", "skibshandler",
	    "ProviantListe" },
	{ "Jyske Køkkener", "jyske-koekkener", "køkkenforhandler", "KøkkenTegn" },
	{ "Hegnsholt Hønseri", "hegnsholt-hoenseri", "ægproducent", "ÆgPakke" },
	{ "Gårdens Ost", "gaardens-ost", "osteri", "OsteLager" },
	{ "Lokalbladet Posten", "lokalbladet-posten", "ugeavis", "SatsOgSide" },
	{ "Søstrene Holm Tekstil", "soestrene-holm", "tekstilgrossist", "StofLager" },
	{ "Amtets Redning", "amtets-redning", "redningstjeneste", "VagtPlan" },
	{ "Åens Kajakker", "aaens-kajakker", "udlejning", "UdlejBook" },
	{ "Gasværket Spillested", "gasvaerket-scene", "spillested", "BilletLuge" },
	{ "Vandels Flyservice", "vandels-flyservice", "flyværksted", "LogBog" },
	{ "Stenhuggeriet Granit", "stenhuggeriet", "stenhugger", "StenOrdre" },
	{ "Kløver Rengøring", "kloever-rengoering", "rengøringsfirma", "VagtPlan" },
	{ "Torvets Boghandel", "torvets-boghandel", "boghandel", "BogKasse" },
	{ "Fjeldsted Spedition", "fjeldsted-spedition", "speditør", "ToldPapir" },
	{ "Mosens Entreprenører", "mosens-entreprenoerer", "entreprenør", "MaskinPark" },
	{ "Hjørnets Slagter", "hjoernets-slagter", "slagter", "SlagterKasse" },
	{ "Ungdomsskolen Broen", "ungdomsskolen-broen", "ungdomsskole", "ElevNet" },
	{ "Kongeåens Golf", "kongeaaens-golf", "golfklub", "BaneBook" },
	{ "Søgaard Landbrug", "soegaard-landbrug", "landbrug", "MarkPlan" },
	{ "Tegl & Tag Nord", "tegl-tag-nord", "byggemarked", "VareStyring" },
	{ "Hjemmets Pleje", "hjemmets-pleje", "hjemmepleje", "OmsorgsNet" },
	{ "Polaris Software", "polaris-software", "softwarehus", "BuildHuset" },
	{ "Skibsværftet Ankeret", "vaerftet-ankeret", "skibsværft", "SkrogTegn" },
};

static const char *const printers[] = { "printeren på kontoret", "labelprinteren",
	"kopimaskinen på gangen", "farveprinteren", "bonprinteren",
	"printeren i receptionen", "den store printer på 1. sal",
	"printeren på lageret" };
static const char *const rooms[] = { "mødelokalet", "receptionen", "lageret", "kantinen",
	"kontoret på 1. sal", "værkstedet", "butikken", "direktørens kontor",
	"bogholderiet", "undervisningslokalet", "kælderen", "den nye bygning" };
static const char *const machines[] = { "min bærbare", "min pc", "min stationære",
	"pc'en i receptionen", "kassen", "pc'en på lageret", "den nye bærbare",
	"skærmen ved disken", "min computer", "vores fælles pc" };
static const char *const times[] = { "i morges", "her til formiddag", "siden i går",
	"siden weekenden", "lige efter frokost", "for en time siden", "da jeg mødte ind",
	"siden opdateringen i nat", "i dag", "hele ugen" };
static const char *const suppliers[] = { "teleselskabet", "programleverandøren",
	"printerfirmaet", "fabrikantens garantiservice", "fiberudbyderen",
	"hostingfirmaet" };

static const struct {
	const char *name;
	const char *const *words;
	int n;
} lists[] = {
	{ "first", first_names, G_N_ELEMENTS(first_names) },
	{ "colleague", first_names, G_N_ELEMENTS(first_names) },
	{ "surname", surnames, G_N_ELEMENTS(surnames) },
	{ "town", towns, G_N_ELEMENTS(towns) },
	{ "printer", printers, G_N_ELEMENTS(printers) },
	{ "room", rooms, G_N_ELEMENTS(rooms) },
	{ "machine", machines, G_N_ELEMENTS(machines) },
	{ "since", times, G_N_ELEMENTS(times) },
	{ "supplier", suppliers, G_N_ELEMENTS(suppliers) },
};

const char *
words_draw(Dice *d, const char *list, size_t n)
{
	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
		if (strlen(lists[i].name) == n && !strncmp(lists[i].name, list, n))
			return lists[i].words[dice_below(d, lists[i].n)];
	return NULL;
}

const char *
words_first_name(Dice *d)
{
	return first_names[dice_below(d, G_N_ELEMENTS(first_names))];
}

const char *
words_surname(Dice *d)
{
	return surnames[dice_below(d, G_N_ELEMENTS(surnames))];
}

const Trade *
words_trade(int i)
{
	return &trades[i % (int)G_N_ELEMENTS(trades)];
}

int
words_trades(void)
{
	return (int)G_N_ELEMENTS(trades);
}

const char *
words_town(int i)
{
	return towns[i % (int)G_N_ELEMENTS(towns)];
}
