package dev.serverlease.stage.contract;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import org.springframework.stereotype.Component;

/**
 * Whether a signature on paper counts: a scan is kept, two officers have compared it point by point, each for
 * themselves, and it is known where the original lies, which a court may ask for (人民法院在线诉讼规则第十二条).
 */
@Component
class PaperSignatures {

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
    }

    private static IllegalStateException missing(Lease lease, String zh, String en) {
        return new IllegalStateException("租赁 " + lease.number() + "：" + zh + "，合同不能成立；请由管理员核查。 Lease " + lease.number()
                + ": " + en + ", so the contract is not concluded; an administrator should look into it.");
    }
}
