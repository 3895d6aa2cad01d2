/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * faults_access.c - passwords, rights, security. */
#include "sim/fault.h"

#include <glib.h>

#define F CATEGORY_FAULT
#define K CATEGORY_CRITICAL

static const Fault faults[] = {
	{ F, "[Glemt adgangskode|Kan ikke logge ind]",
	    "[Jeg har glemt min adgangskode|Min kode virker ikke] [efter ferien|{since}] "
	    "og er nu låst ude.",
	    "Jeg ringer op på det nummer, vi har på dig, for at være sikker. Passer det "
	    "nu?",
	    "Ja, ring endelig.", "Identitet bekræftet ved tilbageringning.",
	    "Du har fået en midlertidig adgangskode over telefonen og har selv valgt en "
	    "ny." },
	{ K, "Kontoen er låst",
	    "Der står, at min konto er låst, og jeg kan ikke komme ind nogen steder. "
	    "[Jeg har en patient i stolen.|Jeg skal sende et tilbud om lidt.]",
	    "Har du for nylig skiftet kode og har en telefon eller tablet, der bruger "
	    "den gamle?",
	    "Ja, min tablet derhjemme.", "Tablet låste kontoen ved gentagne forsøg.",
	    "Din tablet prøvede hele tiden med den gamle kode. Kontoen er låst op, og "
	    "tabletten har fået den nye." },
	{ F, "Ny telefon: [godkenderen virker ikke|totrinskode mangler]",
	    "Jeg har fået ny telefon, og [godkenderen er tom|jeg får ingen koder mere]. "
	    "Hvad gør jeg?",
	    "Har du stadig den gamle telefon?", "Nej, den er afleveret.",
	    "MFA nulstillet efter legitimation.",
	    "Totrinsgodkendelsen er nulstillet og sat op på din nye telefon, mens vi "
	    "talte sammen." },
	{ F, "Mangler adgang til mappen [Økonomi|Personale|Projekter]",
	    "Jeg skal [overtage opgaven fra|afløse] {colleague} og kan ikke åbne mappen. "
	    "[Der står \"adgang nægtet\".|Kan I give mig adgang?]",
	    "Det kræver jeres leders ja. Må jeg spørge vedkommende?",
	    "Ja, det er aftalt, så spørg bare.", "Godkendt på mail af leder.",
	    "Din leder har sagt ja, og du er med i gruppen. Log af og på en gang, så er "
	    "mappen der." },
	{ F, "[Mistænkelig mail|Er det her svindel?]",
	    "Jeg har fået en mail om [en pakke|en ubetalt faktura|at min postkasse "
	    "lukkes], som [ser mærkelig ud|beder om mit kodeord]. Jeg har ikke trykket "
	    "på noget.",
	    "Godt, at du spørger. Kan du sende den som vedhæftning?", "Den er vedhæftet.",
	    "Phishing. Fjernet fra 14 postkasser.",
	    "Det var svindel. Mailen er fjernet hos alle, og afsenderen er spærret. Tak, "
	    "fordi du sagde til." },
	{ K, "Jeg kom til at [klikke på et link|taste min kode] i en falsk mail",
	    "Jeg er bange for, at jeg [har skrevet min kode på en falsk side|har åbnet "
	    "en farlig fil] {since}. Hvad skal jeg gøre?",
	    "Sluk for nettet på maskinen nu, og lad den være tændt. Hvornår præcis var "
	    "det?",
	    "Det er gjort. Det var for cirka 20 minutter siden.",
	    "Kode skiftet, sessioner lukket, log gennemgået: ingen fremmed adgang.",
	    "Din kode er skiftet, og alle forbindelser er lukket. Loggene viser, at "
	    "ingen nåede at bruge den." },
	{ F, "Antivirus [melder fund|har blokeret et program]",
	    "Der kom en rød advarsel om [en trojaner|\"PUA\"] på {machine} {since}. [Jeg "
	    "har ikke rørt noget.|Skal jeg trykke fjern?]",
	    "Tryk ikke på noget. Hvad hedder filen?", "Den hedder setup_gratis.exe.",
	    "Adware fra gratis pdf-program. Fuld scanning ren.",
	    "Det var reklameprogram fra en gratis pdf-læser. Det er fjernet, og en fuld "
	    "scanning er ren." },
	{ F, "Adgangskoden er udløbet under [ferien|barslen]",
	    "Jeg er tilbage fra [ferie|barsel], og min adgangskode er udløbet.",
	    "Er du på kontoret, så vi kan klare det på maskinen?", "Ja, ved min plads.",
	    "Konto genaktiveret.",
	    "Kontoen er åbnet igen, og du har valgt en ny adgangskode." },
	{ F, "Certifikatadvarsel på [webmail|hjemmesiden]",
	    "Når jeg åbner [webmail|vores hjemmeside], skriver browseren, at den ikke er "
	    "sikker. [Det gør den også hos {colleague}.|Er vi hacket?]",
	    "Hvad er datoen på din computer?", "Den er rigtig.",
	    "Certifikat udløbet kl. 00.00; fornyelsen fejlede.",
	    "Certifikatet var udløbet, fordi fornyelsen fejlede. Det er fornyet og "
	    "overvåges nu." },
	{ F, "Kan ikke [dele|åbne] dokumentet med en ekstern",
	    "Vores [revisor|samarbejdspartner] kan ikke åbne det link, jeg sender. [De "
	    "bliver bedt om at logge ind.|Der står \"ingen adgang\".]",
	    "Må det deles med netop den adresse, og hvor længe?",
	    "Ja, til udgangen af måneden.", "Gæsteadgang oprettet med udløb.",
	    "Der er oprettet gæsteadgang til den ene mappe. Den udløber af sig selv ved "
	    "månedens udgang." },
	{ F, "{program} siger [forkert bruger|licens udløbet]",
	    "{program} siger, at [min licens er udløbet|brugeren ikke findes]. Det "
	    "virkede i går.",
	    "Hvilket brugernavn logger du på med?", "Mine initialer, som altid.",
	    "Licensserver talte en gammel medarbejder med.",
	    "En fratrådt medarbejder brugte stadig en licens. Den er frigjort, og du kan "
	    "logge på.",
	    .supplier = "programleverandøren" },
	{ F, "Adgangskort [åbner ikke døren|til {room} virker ikke]",
	    "Mit kort [åbner ikke længere døren til {room}|bipper bare rødt] {since}.",
	    "Hvilket nummer står der bag på kortet?", "Der står 00417.",
	    "Kortets gyldighed udløb.",
	    "Kortet var udløbet i adgangssystemet. Det gælder nu to år til.",
	    .supplier = "låsefirmaet" },
	{ K, "Bankprogrammet [kan ikke signere|kender ikke nøglen]",
	    "Vi kan ikke [godkende betalinger|sende løn], da [nøglefilen ikke "
	    "findes|signaturen afvises].",
	    "Er det på den samme maskine som sidst?", "Nej, vi har lige fået nye.",
	    "Nøglefil lå i gammel profil.",
	    "Nøglefilen er flyttet fra den gamle computer, og en betaling er godkendt "
	    "som prøve.",
	    .supplier = "banken" },
	{ F, "Fælles postkasse [forsvundet|kan ikke sendes fra]",
	    "Jeg kan ikke [se|sende fra] vores fælles postkasse "
	    "[info@|ordre@|bogholderi@] {since}.",
	    "Kan {colleague} se den?", "Ja, {colleague} kan godt.",
	    "Rettigheden manglede efter flytning.",
	    "Du manglede retten efter flytningen. Den er givet, og postkassen er i "
	    "Outlook igen." },
	{ F, "Programmet kræver administrator",
	    "Jeg skal [installere|opdatere] {program}, men den beder om en "
	    "administratorkode.",
	    "Er det aftalt med jeres it-ansvarlige?", "Ja, hun har bedt mig om det.",
	    "Pakket og udrullet centralt.",
	    "{program} er lagt ud fra vores side, så du ikke skal bruge en kode. Det "
	    "ligger i startmenuen." },
};

const FaultList faults_access = { faults, G_N_ELEMENTS(faults) };
