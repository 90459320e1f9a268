package dev.serverlease.register;

import dev.serverlease.law.LeaseFacts.RegisterStatus;
import dev.serverlease.register.PermitRegister.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads a CSV file of permits, filings and approvals. */
final class PermitFile {

    static final List<String> COLUMNS = List.of("number", "kind", "holderUscc", "items", "status", "validTo");

    private static final Set<RegisterStatus> STATUSES = EnumSet.of(RegisterStatus.VALID, RegisterStatus.NOT_VALID);

    /** An assessment and a certificate each hold for a term: Order 16, article 9; Certification Measures, article 8. */
    private static final Set<Kind> FOR_A_TERM = EnumSet.of(Kind.SECURITY_ASSESSMENT, Kind.PIP_CERTIFICATE);

    private PermitFile() {}

    static List<PermitRow> read(String csv) {
        return CsvFile.read(csv, COLUMNS, PermitFile::row);
    }

    private static PermitRow row(CsvLine line) {
        var row = new PermitRow(
                line.key("number"),
                line.choice("kind", EnumSet.allOf(Kind.class)),
                line.has("holderUscc") ? line.uscc("holderUscc") : null,
                line.list("items"),
                line.choice("status", STATUSES),
                line.date("validTo"));
        if (FOR_A_TERM.contains(row.kind()) && !line.has("validTo")) {
            line.wrong("validTo", "评估结果和认证证书均有期限，请填写有效期。 An assessment or certificate has a term; state its last day.");
        }
        return row;
    }
}
