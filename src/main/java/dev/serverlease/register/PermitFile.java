package dev.serverlease.register;

import dev.serverlease.law.facts.RegisterStatus;
import dev.serverlease.law.facts.UseFacts.Sector;
import dev.serverlease.register.PermitRegister.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a CSV file of permits, filings and approvals. */
final class PermitFile {

    static final List<String> COLUMNS =
            List.of("number", "kind", "holderUscc", "holderName", "items", "status", "validTo", "renewalAppliedOn");

    private static final Set<RegisterStatus> STATUSES = EnumSet.of(RegisterStatus.VALID, RegisterStatus.NOT_VALID);

    private static final List<String> SECTORS =
            Arrays.stream(Sector.values()).map(Enum::name).toList();

    private PermitFile() {}

    static List<PermitRow> read(String csv) {
        return CsvFile.read(csv, COLUMNS, PermitFile::row);
    }

    private static PermitRow row(CsvLine line) {
        var number = line.key("number");
        var row = new PermitRow(
                number,
                line.choice("kind", EnumSet.allOf(Kind.class)),
                holderUscc(line),
                line.optional("holderName"),
                line.list("items"),
                line.choice("status", STATUSES),
                line.date("validTo"),
                line.date("renewalAppliedOn"));
        if (line.is("kind", row.kind().name())) {
            checkKind(line, row);
        }
        return row;
    }

    /**
     * An individual has no credit code and, of all these entries, can only hold a filing; so it is identified by name.
     */
    private static @Nullable String holderUscc(CsvLine line) {
        boolean individual = line.is("kind", Kind.FILING.name()) && line.has("holderName") && !line.has("holderUscc");
        if (!line.has("holderUscc") && !individual) {
            line.wrong(
                    "holderUscc",
                    "请填写持有人的统一社会信用代码；个人的备案请填写 holderName。"
                            + " State the holder's credit code; for the filing of an individual state holderName.");
        }
        return line.has("holderUscc") ? line.uscc("holderUscc") : null;
    }

    private static void checkKind(CsvLine line, PermitRow row) {
        switch (row.kind()) {
            case TELECOM_PERMIT -> line.checkPermitNumber("number");
            case FILING -> line.checkFilingNumber("number");
            case SECTOR_APPROVAL -> {
                if (row.items().isEmpty() || !SECTORS.containsAll(row.items())) {
                    line.wrong(
                            "items",
                            "请填写批准的领域：" + String.join("、", SECTORS) + "。 State the sectors approved: "
                                    + String.join(", ", SECTORS) + ".");
                }
            }
            case SECURITY_ASSESSMENT, PIP_CERTIFICATE -> {
                // each has a term: Order 16, article 9; Certification Measures, article 8
                if (!line.has("validTo")) {
                    line.wrong(
                            "validTo",
                            "评估结果和认证证书均有期限，请填写有效期。 An assessment or certificate has a term; state its last day.");
                }
            }
            case CROSS_BORDER_APPROVAL, CHANNEL_APPROVAL, STANDARD_CONTRACT_FILING -> {}
        }
    }
}
