/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * faults_network.c - nets, servers, telephones. */
#include "sim/fault.h"

#include <glib.h>

#define F CATEGORY_FAULT
#define K CATEGORY_CRITICAL
#define O CATEGORY_OUTAGE

static const Fault faults[] = {
	{ F, "Wifi [dårligt|falder ud] i {room}",
	    "Der er [næsten intet signal|hele tiden udfald] på det trådløse net i {room} "
	    "{since}. [Gæstenettet virker.|Vi har flyttet rundt på tingene.]",
	    "Hvor mange er I derinde, når det sker?",
	    "Vi er vel ti stykker til morgenmødet.",
	    "Accesspunkt på kanal med stor støj.",
	    "Accesspunktet sendte på samme kanal som naboens. Det er flyttet, og "
	    "signalet er stærkt i hele rummet.",
	    .part = "et nyt adgangspunkt" },
	{ F, "VPN [vil ikke forbinde|afbrydes hele tiden]",
	    "Jeg arbejder hjemmefra, og VPN [siger \"tidsudløb\"|falder ud hvert "
	    "kvarter] {since}.",
	    "Har du prøvet med telefonens net i stedet for dit eget?",
	    "Ja, så virker det!",
	    "Hjemmerouter blokerer UDP 4500. Skiftet profil til TCP.",
	    "Din router derhjemme spærrede for forbindelsen. VPN bruger nu en anden vej, "
	    "der slipper igennem." },
	{ K, "Intet net i {room}",
	    "[Hele {room} er uden net|Ingen i {room} kan komme på noget] {since}. "
	    "[Lamperne på boksen er slukket.|Telefonerne er også væk.]",
	    "Er der strøm på den lille boks i skabet?",
	    "[Nej, der er mørkt.|Den lyser rødt.]", "Switch død; reserve sat op.",
	    "Switchen i skabet var brændt af. Der sidder en ny, og alle {room}s stik "
	    "virker.",
	    .part = "en ny switch" },
	{ O, "[Hele huset er uden internet|Internet nede]",
	    "[Ingen af os kan komme på internettet {since}.|Alt er dødt: mail, "
	    "telefoner, {program}.] [Vi er 20 mennesker, der venter.|Vi kan ikke tage "
	    "imod betaling.]",
	    "Vi ser det også her. Kan I se, om boksen fra fiberudbyderen lyser grønt?",
	    "Den lyser rødt ved \"WAN\".",
	    "Meldt til {supplier}, deres reference noteret.",
	    "Forbindelsen er tilbage. {supplier} havde en fejl i deres central." },
	{ O, "Serveren [svarer ikke|er nede]",
	    "Fællesdrevet og {program} [er væk for alle|svarer ikke] {since}. Der er "
	    "ikke nogen, der kan arbejde.",
	    "Vi er på den. Er der strøm i serverrummet?",
	    "Ja, og den larmer, som den plejer.",
	    "Disk fuld på systemdrev; logfiler fyldte.",
	    "Serverens disk var løbet fuld af logfiler. Den er ryddet, og alt svarer "
	    "igen. Vi holder øje med den." },
	{ K, "Telefonerne [ringer ikke|går direkte på svarer]",
	    "Vores hovednummer [går direkte på svarer|giver optaget] {since}. Kunderne "
	    "klager.",
	    "Er der ændret i åbningstiderne for omstillingen?",
	    "{colleague} rettede i går til ferien.", "Ferieprofil slået til for tidligt.",
	    "Omstillingen stod på ferie. Den er rettet, og vi har prøveringet fra en "
	    "mobil.",
	    .supplier = "teleselskabet" },
	{ F, "Dårlig lyd i telefonen",
	    "Kunderne siger, at vi [hakker|lyder som under vand] i telefonen {since}.",
	    "Er det alle telefoner eller kun de trådløse?", "Kun de trådløse, tror jeg.",
	    "QoS mangler på nyt net.",
	    "Telefonerne havde ikke forrang på det nye net. Det har de nu, og lyden er "
	    "klar.",
	    .part = "et nyt headset" },
	{ F, "Hjemmesiden er [langsom|nede]",
	    "Vores hjemmeside [tager et halvt minut om at åbne|viser \"Error 503\"] "
	    "{since}.",
	    "Er der sendt nyhedsbrev ud i dag?", "Ja, til 8.000 kunder.",
	    "Manglende cache på forsiden.",
	    "Siden fik for mange besøg på en gang. Der er slået mellemlager til, og den "
	    "åbner på under et sekund.",
	    .supplier = "hostingfirmaet" },
	{ K, "Fællesdrevet er væk",
	    "Mit [H-drev|fællesdrev] [er forsvundet|har et rødt kryds] {since}, og jeg "
	    "skal bruge [et tilbud|en journal] nu.",
	    "Er det kun dig, eller gælder det også {colleague}?",
	    "[Kun mig.|Også {colleague}.]", "Login-script fejlede efter kodeskift.",
	    "Drevet blev ikke sat op efter kodeskiftet. Det er tilbage, også efter en "
	    "genstart." },
	{ F, "Sikkerhedskopi [fejlede i nat|melder advarsel]",
	    "Vi har fået en mail om, at sikkerhedskopien [ikke er færdig|fejlede]. [Skal "
	    "vi gøre noget?|Det er anden nat i træk.]",
	    "Er disken i skabet skiftet i denne uge?", "Nej, det glemte vi vist.",
	    "Mål for backup var fuldt.",
	    "Der var ikke mere plads til kopierne. De ældste er flyttet, og nattens kopi "
	    "er prøvet og god." },
	{ F, "Fjernskrivebord [er langsomt|smider mig af]",
	    "Når jeg er på fjernskrivebordet, [hopper musen|bliver jeg smidt af efter ti "
	    "minutter].",
	    "Hvor er du, når det sker: hjemme eller på kontoret?",
	    "Hjemme, og kun om eftermiddagen.", "For få kerner til 30 brugere. Udvidet.",
	    "Serveren havde for lidt regnekraft om eftermiddagen. Den er udvidet, og det "
	    "er hurtigt igen." },
	{ F, "[Kamera|Overvågning] ved {room} viser ikke billede",
	    "Kameraet ved {room} er sort {since}.",
	    "Er der arbejdet med strøm eller el i nærheden?",
	    "Elektrikeren var her i går.", "PoE-port slukket ved overbelastning.",
	    "Kameraet fik ikke strøm fra netstikket. Stikket er flyttet, og billedet er "
	    "tilbage.",
	    .part = "et nyt kamera" },
	{ K, "Lagerets [scannere|terminaler] har mistet forbindelsen",
	    "[Alle fire|Tre af] håndterminaler på lageret [søger efter net|viser \"ingen "
	    "server\"] {since}. Bilerne venter ved rampen.",
	    "Virker det tæt ved kontoret?", "Ja, kun lageret er ramt.",
	    "Accesspunkt på lager uden strøm.",
	    "Accesspunktet på lageret havde løst strømstik efter rengøring. Det er sat "
	    "fast, og terminalerne kører.",
	    .part = "en ny antenne" },
	{ O, "Ordresystemet nede for alle",
	    "{program} er nede i alle afdelinger {since}. [Vi skriver på papir.|Det "
	    "koster os ordrer.]",
	    "Vi arbejder på det med {supplier}. Hvornår virkede det sidst?",
	    "Kl. lidt over otte.",
	    "Database gik i stå på lås. Genstartet med {supplier} på linjen.",
	    "Databasen var gået i stå. {supplier} har rettet fejlen, og alle afdelinger "
	    "er i gang." },
	{ F, "[Gæstenet|Netværk] til kursister virker ikke",
	    "Vores kursister i {room} kan ikke komme på gæstenettet. [Koden bliver "
	    "afvist.|Siden kommer ikke frem.]",
	    "Hvilken kode står der på sedlen?", "Den fra i januar.",
	    "Kode skifter månedligt; seddel gammel.",
	    "Koden skiftede den 1. Den nye hænger nu på skærmen i {room} og opdateres af "
	    "sig selv." },
};

const FaultList faults_network = { faults, G_N_ELEMENTS(faults) };
