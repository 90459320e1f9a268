package dev.serverlease.stage.contract.offer;

import dev.serverlease.lease.Lease;
import dev.serverlease.request.Submission;
import dev.serverlease.stage.contract.Contract;
import dev.serverlease.stage.contract.Signature;
import dev.serverlease.stage.contract.paper.ScannedPaper;
import dev.serverlease.stage.contract.paper.ScannedPapers;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The file that shows a contract sealed on paper as both parties signed it. Without it the record would hold the
 * lessee's half alone.
 */
@Component
class ScanOfBothSeals {

    static final String FIELD = "scan";

    private static final String PDF = "application/pdf";

    private final ScannedPapers scans;

    ScanOfBothSeals(ScannedPapers scans) {
        this.scans = scans;
    }

    /**
     * Says of {@link #FIELD} what is wrong, unless it tells one file of this lease that no other signature rests on,
     * and that is the whole of this draft.
     */
    void check(Lease lease, Contract draft, Submission submission, Submission.Problems problems) {
        var fresh = fresh(lease, draft);
        var named = named(fresh, submission);
        named.flatMap(file -> file.objection(lease.number()))
                .ifPresent(objection -> problems.wrong(FIELD, objection.both()));
        if (named.isEmpty()) {
            problems.wrong(
                    FIELD,
                    fresh.isEmpty()
                            ? "纸面用印的，请先在“附件”中上传含双方签名、印章的整份合同扫描件（PDF，用途为“已签合同扫描件”；不是登记承租人签名时的那一份）。"
                                    + " Sealed on paper: first hand in, as one PDF, the scan of the whole contract with both"
                                    + " signatures (as scan of the signed contract; not the one with the lessee's half alone)."
                            : "请填写含双方签名、印章的合同扫描件（PDF）的文件名或者编号；仅有一份新上传的可以留空。"
                                    + " Name the scan (PDF) with both signatures, or give its id; it may be left empty if there"
                                    + " is only one new.");
        }
    }

    /** The file that a submission tells, once it was checked. */
    Signature.Scan of(Lease lease, Contract draft, Submission submission) {
        return named(fresh(lease, draft), submission)
                .map(file -> new Signature.Scan(file.id(), file.digest()))
                .orElseThrow();
    }

    private static Optional<ScannedPaper> named(List<ScannedPaper> fresh, Submission submission) {
        var said = submission.text(FIELD);
        var meant = fresh.stream()
                .filter(file -> said.isEmpty()
                        || file.fileName().equals(said)
                        || file.id().toString().equalsIgnoreCase(said))
                .toList();
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }

    private List<ScannedPaper> fresh(Lease lease, Contract draft) {
        return scans.of(lease.number(), draft.version()).stream()
                .filter(file -> file.mediaType().equals(PDF) && file.isFresh())
                .toList();
    }
}
