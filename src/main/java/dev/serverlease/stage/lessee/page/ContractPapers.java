package dev.serverlease.stage.lessee.page;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.Signature;
import dev.serverlease.stage.contract.SignedContract;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import dev.serverlease.visit.LesseePapers;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The concluded contract and the agreements on it, with what the check of their signatures found. */
@Component
@Order(1)
class ContractPapers implements LesseePapers {

    private final Contracts contracts;
    private final Agreements agreements;

    ContractPapers(Contracts contracts, Agreements agreements) {
        this.contracts = contracts;
        this.agreements = agreements;
    }

    @Override
    public List<Paper> of(Lease lease) {
        var title = new Bilingual("服务器租赁合同 " + lease.number(), "Server lease contract " + lease.number());
        var contract = contracts.latestSigned(lease.number()).stream()
                .filter(SignedContract::isSignedByBoth)
                .map(signed -> paper(Kind.CONTRACT, "contract", title, signed));
        return Stream.concat(contract, agreed(lease)).toList();
    }

    private Stream<Paper> agreed(Lease lease) {
        return contracts.agreements(lease.number()).stream()
                .filter(SignedContract::isSignedByBoth)
                .map(signed -> {
                    int position = Objects.requireNonNull(signed.contract().agreement());
                    var agreement = agreements.find(lease.number(), position).orElseThrow();
                    return paper(Kind.AGREEMENT, "agreement-" + position, title(lease, agreement), signed);
                });
    }

    private static Bilingual title(Lease lease, WrittenAgreement agreement) {
        var kind = WrittenAgreement.title(agreement.kind());
        var number = " " + WrittenAgreement.number(lease.number(), agreement.position());
        return new Bilingual(kind.zh() + number, kind.en() + number);
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
                signature.party().label().replaceFirst("^\\S+ ", "") + ": " + signature.signer() + " ("
                        + signature.authority() + "), " + signature.how().en());
        var electronic = signature.electronic();
        return electronic == null ? Stream.of(who) : Stream.concat(Stream.of(who), electronic.lines().stream());
    }
}
