package dev.serverlease.clause.terms;

import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.terms.StatedTerms.Named;
import dev.serverlease.law.ArbitralBodies;
import dev.serverlease.lease.Bilingual;
import java.util.List;
import java.util.Optional;

/** What a contract says of the lessee. */
final class LesseeTexts {

    private static final List<Named> VERBATIM = List.of(
            new Named("lessee.name", "lessee.name"),
            new Named("lessee.domicile", "lessee.domicile"),
            new Named("lessee.authority", "lessee.poaRef"),
            new Named("lessee.phone", "lessee.contactPhone"),
            new Named("lessee.securityPhone", "lessee.contactPhone"));

    private static final int SHOWN_OF_AN_ID = 4;

    private LesseeTexts() {}

    static ContractFacts addedTo(ContractFacts facts, StatedTerms stated) {
        boolean individual = facts.code("lesseeKind").equals("INDIVIDUAL");
        var all = stated.addedTo(facts, VERBATIM, stated::verbatim);
        all = StatedTerms.with(all, "lessee.email", stated.first("lessee.noticeEmail", "lessee.email"));
        all = StatedTerms.with(all, "lessee.noticeAddress", stated.first("lessee.noticeAddress", "lessee.domicile"));
        all = StatedTerms.with(
                all,
                "lessee.signer",
                stated.first("lessee.signerName", individual ? "lessee.name" : "lessee.signerName"));
        all = all.text("lessee.codeLabel", codeLabel(stated, individual))
                .text("lessee.capacity", capacity(stated, individual));
        all = StatedTerms.with(all, "lessee.code", code(stated, individual));
        all = StatedTerms.withBoth(
                all,
                "arbitration.body",
                stated.text("contract.arbitrationBody")
                        .map(body -> new Bilingual(body, ArbitralBodies.inEnglish(body))));
        return StatedTerms.with(all, "arbitration.seat", stated.text("contract.arbitrationSeat"));
    }

    /** The whole number of a person's document stands in no contract that goes from hand to hand. */
    private static Optional<String> code(StatedTerms stated, boolean individual) {
        return individual
                ? stated.text("lessee.idNo")
                        .map(number -> number.substring(Math.max(0, number.length() - SHOWN_OF_AN_ID)))
                : stated.first("lessee.uscc", "lessee.idNo");
    }

    private static Bilingual codeLabel(StatedTerms stated, boolean individual) {
        if (individual) {
            var document = stated.words("lessee.idType").orElse(new Bilingual("身份证件", "Identity document"));
            return new Bilingual(document.zh() + "号码末四位", document.en() + ", last four characters");
        }
        return stated.has("lessee.uscc") && !stated.is("lessee.kind", "OVERSEAS")
                ? new Bilingual("统一社会信用代码", "Unified social credit code")
                : new Bilingual("登记证号", "Registration number");
    }

    /** Whether nobody else is named to sign for the person. */
    private static boolean isSelf(StatedTerms stated) {
        return stated.text("lessee.signerName")
                .filter(signer -> !stated.text("lessee.name").orElse("").equals(signer))
                .isEmpty();
    }

    private static Bilingual capacity(StatedTerms stated, boolean individual) {
        if (individual) {
            return stated.is("lessee.signerIsGuardian", "true")
                    ? new Bilingual("法定代理人", "statutory agent")
                    : isSelf(stated)
                            ? new Bilingual("本人", "in person")
                            : new Bilingual("委托代理人", "agent by letter of authority");
        }
        return stated.is("lessee.signerIsLegalRep", "false")
                ? new Bilingual("授权代表", "authorised representative")
                : new Bilingual("法定代表人（负责人）", "legal representative (person in charge)");
    }
}
