package dev.serverlease.stage.lessee.page;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.Signature;
import dev.serverlease.stage.contract.SignedContract;
import dev.serverlease.visit.LesseePapers;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The concluded contract, with what the check of its signatures found. */
@Component
@Order(1)
class ContractPapers implements LesseePapers {

    private final Contracts contracts;

    ContractPapers(Contracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public List<Paper> of(Lease lease) {
        var title = new Bilingual("服务器租赁合同 " + lease.number(), "Server lease contract " + lease.number());
        return contracts.latestSigned(lease.number()).stream()
                .filter(SignedContract::isSignedByBoth)
                .map(signed -> paper(Kind.CONTRACT, "contract", title, signed))
                .toList();
    }

    private static Paper paper(Kind kind, String id, Bilingual title, SignedContract signed) {
        var concluded = signed.signatures().stream()
                .map(Signature::signedAt)
                .max(Comparator.naturalOrder())
                .orElse(signed.contract().draftedAt());
        return new Paper(
                kind,
                id,
                title,
                concluded,
                signed.file(),
                signed.signatures().stream().flatMap(ContractPapers::said).toList());
    }

    /** Who signed and how; of an electronic signature, question by question, what its check found. */
    private static Stream<Bilingual> said(Signature signature) {
        var who = new Bilingual(
                signature.party().zh() + "：" + signature.signer() + "（" + signature.authority() + "），"
                        + signature.how().zh(),
                signature.party().label().replaceFirst("^\\S+ ", "") + ": " + signature.signer() + ", "
                        + signature.how().en());
        var electronic = signature.electronic();
        return electronic == null ? Stream.of(who) : Stream.concat(Stream.of(who), electronic.lines().stream());
    }
}
