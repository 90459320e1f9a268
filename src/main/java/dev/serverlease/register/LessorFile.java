package dev.serverlease.register;

import dev.serverlease.config.LeaseSettings.Contact;
import dev.serverlease.config.LeaseSettings.Lessor;
import dev.serverlease.config.LeaseSettings.Permit;
import dev.serverlease.law.facts.LessorFacts.Kind;
import dev.serverlease.law.facts.LessorFacts.Title;
import dev.serverlease.law.facts.RegisterStatus;
import dev.serverlease.paper.Glyphs;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a CSV file of lessors and their telecom permits. */
final class LessorFile {

    static final List<String> COLUMNS = List.of(
            "code",
            "kind",
            "name",
            "uscc",
            "domicile",
            "title",
            "foreignSharePct",
            "pilotApproval",
            "claimsWhollyAbroad",
            "permitNo",
            "permitHolderUscc",
            "permitCategories",
            "permitItems",
            "permitCoverage",
            "permitValidTo",
            "permitStatus",
            "authorisedSubsidiary",
            "renewalAppliedOn");

    /** What contracts state of a lessor; a file may leave out all of these columns, but not some of them. */
    static final List<String> CONTACT = List.of(
            "registrationNo",
            "legalRepresentative",
            "signer",
            "authority",
            "noticeAddress",
            "email",
            "phone",
            "serviceLine",
            "bank",
            "bankAccount",
            "consentRef",
            "consentValidTo");

    /** Other permit columns require the permit's number. */
    private static final List<String> OF_THE_PERMIT = COLUMNS.subList(COLUMNS.indexOf("permitNo") + 1, COLUMNS.size());

    private LessorFile() {}

    /** @param lessor its facts, in the form that the settings use */
    record Row(String code, Lessor lessor) {}

    static List<Row> read(String csv) {
        return CsvFile.read(csv, COLUMNS, CONTACT, LessorFile::row);
    }

    private static Row row(CsvLine line) {
        var code = line.key("code");
        requirePrintable(line);
        var kind = line.choice("kind", EnumSet.allOf(Kind.class));
        return new Row(
                code,
                new Lessor(
                        kind,
                        line.required("name"),
                        kind == Kind.MAINLAND_COMPANY || line.has("uscc") ? line.uscc("uscc") : null,
                        line.required("domicile"),
                        line.choice("title", EnumSet.allOf(Title.class)),
                        line.percentage("foreignSharePct"),
                        line.optional("pilotApproval"),
                        line.yesOrNo("claimsWhollyAbroad"),
                        permit(line),
                        contact(line)));
    }

    /** Contracts state these; a character that they cannot print is refused here. */
    private static void requirePrintable(CsvLine line) {
        Stream.concat(Stream.of("name", "domicile"), CONTACT.stream())
                .filter(line::has)
                .forEach(column -> Glyphs.objection(String.valueOf(line.optional(column)))
                        .ifPresent(objection -> line.wrong(column, objection.both())));
    }

    private static @Nullable Contact contact(CsvLine line) {
        return CONTACT.stream().noneMatch(line::has)
                ? null
                : new Contact(
                        line.optional("registrationNo"),
                        line.optional("legalRepresentative"),
                        line.optional("signer"),
                        line.optional("authority"),
                        line.optional("noticeAddress"),
                        line.optional("email"),
                        line.optional("phone"),
                        line.optional("serviceLine"),
                        line.optional("bank"),
                        line.optional("bankAccount"),
                        line.optional("consentRef"),
                        line.date("consentValidTo"));
    }

    private static @Nullable Permit permit(CsvLine line) {
        if (!line.has("permitNo")) {
            if (OF_THE_PERMIT.stream().anyMatch(line::has)) {
                line.wrong(
                        "permitNo",
                        "填写了许可证的其他各列，缺少编号。 Other columns of the permit are filled in; its number is missing.");
            }
            return null;
        }
        line.checkPermitNumber("permitNo");
        return new Permit(
                line.required("permitNo"),
                line.uscc("permitHolderUscc"),
                line.list("permitCategories"),
                line.list("permitItems"),
                line.list("permitCoverage"),
                line.date("permitValidTo"),
                line.choice("permitStatus", EnumSet.allOf(RegisterStatus.class)),
                line.yesOrNo("authorisedSubsidiary"),
                line.date("renewalAppliedOn"));
    }
}
