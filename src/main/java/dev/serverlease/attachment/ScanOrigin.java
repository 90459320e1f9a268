package dev.serverlease.attachment;

import dev.serverlease.lease.Bilingual;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a file comes from that is to be the scan of what was signed on paper. Of other leases nobody learns more by it
 * than that it is not this lease's.
 *
 * @param paper number of the contract or agreement of ours that it is in electronic form; null if it is none
 * @param ofAnother whether it is known as the text or the signed file of another lease
 */
public record ScanOrigin(@Nullable String paper, boolean ofAnother) {

    private static final Bilingual REMEDY =
            new Bilingual("请上传本次签署的整份纸质文件的扫描件。", "Hand in the scan of the whole paper that was signed now.");

    /** Why it is no scan of this lease's paper and what to do; empty if nothing speaks against it. */
    public Optional<Bilingual> objection(String leaseNumber) {
        if (paper != null) {
            boolean own = paper.equals(leaseNumber) || paper.startsWith(leaseNumber + "-");
            return Optional.of(
                    own
                            ? with(
                                    "这是系统生成的电子文本（本租赁的 " + paper + "），不是纸质签署件的扫描件。",
                                    "This is the electronic text as it was issued (this lease's " + paper
                                            + "), not the scan of a paper.")
                            : with(
                                    "这是系统生成的电子文本，编号不是本租赁 " + leaseNumber + " 的，也不是纸质签署件的扫描件。",
                                    "This is an electronic text as it was issued, whose number is not one of this lease "
                                            + leaseNumber + ", and not the scan of a paper."));
        }
        return ofAnother
                ? Optional.of(with(
                        "这份文件是另一租赁的合同文本或者已签文件，不是本租赁 " + leaseNumber + " 的。",
                        "This file is the text or the signed file of another lease, not of lease " + leaseNumber + "."))
                : Optional.empty();
    }

    private static Bilingual with(String zh, String en) {
        return new Bilingual(zh + REMEDY.zh(), en + " " + REMEDY.en());
    }
}
