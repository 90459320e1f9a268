package dev.serverlease.stage.contract;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.stage.contract.paper.LetterOfAuthority;
import dev.serverlease.stage.contract.paper.ScannedPapers;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether a signature on paper counts: a scan is kept, two officers have compared it point by point, each for
 * themselves, and it is known where the original lies, which a court may ask for (人民法院在线诉讼规则第十二条).
 */
@Component
class PaperSignatures {

    private final ScannedPapers scans;

    PaperSignatures(ScannedPapers scans) {
        this.scans = scans;
    }

    /** @throws IllegalStateException if whoever recorded the lessee's signature left out what makes it count */
    void requireCompared(Lease lease, Signature lessee) {
        if (lessee.electronic() != null) {
            return;
        }
        var paper = lessee.paper();
        if (lessee.scan() == null
                || paper == null
                || paper.archivedAt() == null
                || !Comparison.isWhole(paper.comparison(), lessee.kind())) {
            throw missing(
                    lease,
                    "承租人的纸质签名没有扫描件、逐项比对或者原件存放处的记录",
                    "the lessee's signature on paper lacks its scan, its comparison or the place of the original");
        }
        LetterOfAuthority.objection(lessee.authority()).ifPresent(why -> {
            throw wrong(lease, why);
        });
        requireWhole(lease, lessee);
    }

    /** @throws IllegalStateException if no second officer has compared it, or no scan shows both signatures */
    void requireComparedTwice(Lease lease, SignedContract signed) {
        var lessee = signed.by(Party.LESSEE).orElse(null);
        if (lessee == null || lessee.electronic() != null) {
            return;
        }
        requireCompared(lease, lessee);
        boolean bySecond = signed.by(Party.LESSOR)
                .filter(lessor -> !lessor.recordedBy().equals(lessee.recordedBy()))
                .filter(lessor -> lessor.scan() != null)
                .map(Signature::paper)
                .filter(paper -> Comparison.isWhole(paper.comparison(), lessee.kind()))
                .isPresent();
        if (!bySecond) {
            throw missing(
                    lease,
                    "承租人的纸质签名没有经第二名人员逐项比对后用印，或者没有含双方签名、印章的扫描件",
                    "no second officer compared the lessee's signature on paper before the sealing, or the scan with both"
                            + " signatures is missing");
        }
        requireWhole(lease, signed.by(Party.LESSOR).orElseThrow());
    }

    /** The scan that stands with the signature is one of this lease's, of the whole draft. */
    private void requireWhole(Lease lease, Signature signature) {
        var kept = Objects.requireNonNull(signature.scan());
        var objection = scans.of(lease.number(), signature.contractVersion()).stream()
                .filter(scan -> new Signature.Scan(scan.id(), scan.digest()).equals(kept))
                .findFirst()
                .map(scan -> scan.objection(lease.number()))
                .orElse(Optional.of(new Bilingual("登记的扫描件不在本租赁的附件中。", "The scan on record is none of this lease's.")));
        objection.ifPresent(why -> {
            throw wrong(lease, why);
        });
    }

    private static IllegalStateException wrong(Lease lease, Bilingual why) {
        return new IllegalStateException("租赁 " + lease.number() + " 的纸质签名不能作为合同成立的依据：" + why.zh()
                + "请由管理员核查。 No contract is concluded by the paper of lease " + lease.number() + ": " + why.en()
                + " An administrator should look into it.");
    }

    private static IllegalStateException missing(Lease lease, String zh, String en) {
        return new IllegalStateException("租赁 " + lease.number() + "：" + zh + "，合同不能成立；请由管理员核查。 Lease " + lease.number()
                + ": " + en + ", so the contract is not concluded; an administrator should look into it.");
    }
}
