package dev.serverlease.law.rules.consistency.parties;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts;
import dev.serverlease.law.facts.LesseeFacts.IdType;
import dev.serverlease.law.facts.LesseeFacts.Kind;
import dev.serverlease.law.number.ForeignPrCard;
import dev.serverlease.law.number.HmtPermit;
import dev.serverlease.law.number.Region;
import dev.serverlease.law.number.ResidentId;
import dev.serverlease.law.reading.Standards;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The kind of document, its number and the kind of lessee agree: SECOND-EDITION C13; Measures for Residence Permits of
 * Hong Kong, Macao and Taiwan Residents, article 3; rules for the Foreign Permanent Resident ID Card; Exit and Entry
 * Administration Law, article 14.
 */
public final class IdDocument implements Rule {

    private static final Pattern OF_ANOTHER_DOCUMENT = Pattern.compile("(?:8[123]|9).*");

    private static final RuleSheet SHEET = RuleSheet.of(
                    "consistency.id-document",
                    "证件种类与号码",
                    "Kind of document and number",
                    Subject.PARTIES,
                    Outcome.REVIEW,
                    "证件类型与号码、承租人类型不一致，请核对证件原件。",
                    "Kind of document, number and kind of lessee do not agree; compare the original.",
                    "2023-12-01",
                    Edition.HMT_RESIDENCE_MEASURES_2018.article("第三条", "art. 3"),
                    Edition.FOREIGN_PR_CARD_RULES_2023.article("证件号码", "number"),
                    Edition.HMT_TRAVEL_PERMITS_2015.article("证件号码", "number"),
                    Edition.EXIT_ENTRY_LAW_2012.article("第十四条", "art. 14"))
            .textToBeChecked();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        LesseeFacts lessee = facts.lessee();
        if (lessee.kind() == null) {
            return Verdict.undetermined(
                    "承租人类型（lessee.kind）未填写，未能核对证件。",
                    "The kind of lessee is not stated (lessee.kind), so its document cannot be compared.");
        }
        boolean individual = lessee.kind() == Kind.INDIVIDUAL;
        var person = individual ? ofPerson(facts, asked) : new Rows();
        return person.when(individual && LeaseFacts.given(lessee.uscc()), IdDocument::personWithCode)
                .when(
                        lessee.kind() == Kind.OVERSEAS
                                && lessee.mainlandPresence() != Answer.YES
                                && LeaseFacts.given(lessee.uscc()),
                        IdDocument::abroadWithCode)
                .when(individual ? numberIsMissing(facts) : Limb.NOT_MET, Verdict::satisfied)
                .elseSatisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessee.kind", facts.lessee().kind())
                .with("lessee.idType", facts.lessee().idType())
                .withMasked("lessee.idNo", facts.lessee().idNo())
                .with("lessee.idCountry", facts.lessee().idCountry())
                .with("lessee.domicile", facts.lessee().domicile())
                .with("lessee.mainlandPresence", facts.lessee().mainlandPresence())
                .with("lessee.uscc", facts.lessee().uscc());
    }

    private static Rows ofPerson(LeaseFacts facts, Asked asked) {
        return new Rows()
                .when(
                        number(
                                facts,
                                IdType.RESIDENT_ID,
                                number -> OF_ANOTHER_DOCUMENT
                                        .matcher(ResidentId.normal(number))
                                        .matches()),
                        IdDocument::anotherDocument)
                .when(
                        number(
                                facts,
                                IdType.HMT_RESIDENCE_PERMIT,
                                number -> !HmtPermit.isResidencePermit(number, asked.asOf())),
                        IdDocument::noResidencePermit)
                .when(
                        number(
                                facts,
                                IdType.FOREIGN_PR_CARD,
                                number -> !ForeignPrCard.isWellFormed(number, asked.asOf())),
                        IdDocument::noPrCard)
                .when(type(facts, IdType.RESIDENCE_PERMIT), IdDocument::noDocument)
                .when(
                        number(facts, IdType.HMT_TRAVEL_PERMIT, number -> !HmtPermit.isTravelPermit(number)),
                        IdDocument::noTravelPermit)
                .when(
                        type(facts, IdType.PASSPORT)
                                .and(new Stated(facts)
                                        .is("lessee.domicile", facts.lessee().domicile(), IdDocument::isInTheMainland))
                                .and(isChinesePassport(facts.lessee())),
                        IdDocument::passportAtHome);
    }

    /** Open where an individual gives no number, whatever the document: never met. */
    private static Limb numberIsMissing(LeaseFacts facts) {
        return new Stated(facts).is("lessee.idNo", facts.lessee().idNo(), number -> false);
    }

    private static Limb type(LeaseFacts facts, IdType wanted) {
        return new Stated(facts).is("lessee.idType", facts.lessee().idType(), wanted);
    }

    private static Limb number(LeaseFacts facts, IdType type, Predicate<String> quality) {
        return type(facts, type)
                .and(new Stated(facts).is("lessee.idNo", facts.lessee().idNo(), quality));
    }

    private static boolean isInTheMainland(String domicile) {
        return domicile.contains("中国") || Region.codeAtStartOf(domicile).isPresent();
    }

    private static boolean isChinesePassport(LesseeFacts lessee) {
        String country = Standards.normal(lessee.idCountry());
        return country.isEmpty() || country.equals("CN");
    }

    private static Verdict anotherDocument() {
        return SHEET.review(
                "证件类型（lessee.idType）为居民身份证，证件号码（lessee.idNo）却属于另一种证件；请按原件更正证件类型。",
                "The kind of document (lessee.idType) is a resident ID, yet the number (lessee.idNo) is that of another "
                        + "document; correct the kind by the original.");
    }

    private static Verdict noResidencePermit() {
        return SHEET.require(
                "证件号码（lessee.idNo）不是港澳台居民居住证（lessee.idType）的号码：应为18位，以810000、820000或者830000开头，末位为校验码。",
                "The number (lessee.idNo) is none of a residence permit (lessee.idType): eighteen characters that begin with "
                        + "810000, 820000 or 830000, the last a check digit.");
    }

    private static Verdict noPrCard() {
        return SHEET.require(
                "证件号码（lessee.idNo）不是外国人永久居留身份证（lessee.idType）的号码：应为以9开头的18位，末位为校验码，或者旧版的3个字母和12位数字。",
                "The number (lessee.idNo) is none of a foreign permanent resident ID card (lessee.idType): eighteen characters "
                        + "that begin with 9, the last a check digit, or three letters and twelve digits on the old card.");
    }

    private static Verdict noDocument() {
        return SHEET.require(
                "居留许可是护照中的一页，不是身份证件；请写明证件类型（lessee.idType）：护照、港澳台居民居住证或者外国人永久居留身份证。",
                "A residence permit is a page of the passport and no identity document; name the document (lessee.idType): "
                        + "passport, residence permit of a Hong Kong, Macao or Taiwan resident, or foreign permanent "
                        + "resident ID card.");
    }

    private static Verdict noTravelPermit() {
        return SHEET.review(
                "证件号码（lessee.idNo）不是常见的来往内地（大陆）通行证（lessee.idType）号码，请核对原件；非中国籍居民的通行证号码另有格式。",
                "The number (lessee.idNo) is not shaped like that of a travel permit (lessee.idType); compare the original. "
                        + "Permits of residents who are not Chinese are numbered otherwise.");
    }

    private static Verdict passportAtHome() {
        return SHEET.review(
                "证件类型（lessee.idType）为护照，住所（lessee.domicile）却在境内，签发国（lessee.idCountry）为中国或者未填写；定居国外的中国公民可以凭护照办理，请核实。",
                "The document (lessee.idType) is a passport, the domicile (lessee.domicile) in the mainland, and the issuing "
                        + "State (lessee.idCountry) China or not stated; Chinese citizens settled abroad may use it, so find "
                        + "out.");
    }

    private static Verdict personWithCode() {
        return SHEET.review(
                "承租人类型（lessee.kind）为自然人，却填写了统一社会信用代码（lessee.uscc）；是个体工商户的，请改为个体工商户。",
                "The lessee (lessee.kind) is an individual, yet a credit code (lessee.uscc) is stated; a sole trader should be "
                        + "declared as one.");
    }

    private static Verdict abroadWithCode() {
        return SHEET.review(
                "承租人（lessee.kind）为境外主体，没有境内机构（lessee.mainlandPresence），却填写了统一社会信用代码（lessee.uscc）；请核实由谁承租。",
                "The lessee (lessee.kind) is from abroad without a body in the mainland (lessee.mainlandPresence), yet a "
                        + "credit code (lessee.uscc) is stated; find out who leases.");
    }
}
