package dev.serverlease.stage.closing.ground;

import dev.serverlease.attachment.Attachment;
import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.attachment.Attachments;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.lease.Lease;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.contract.ContractClauses;
import dev.serverlease.stage.inforce.suspension.CurePeriod;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 催告在先: some rights to terminate arise only once a demand has arrived and its period is over (Civil Code arts. 562(2),
 * 563(1) no. 3; clause {@code termination}). The demand is on file, and so is that it arrived.
 */
@Component
public class DemandedFirst {

    private static final int LONGEST = 3650;

    private final Attachments attachments;
    private final CurePeriod period;
    private final ContractClauses clauses;
    private final Clock clock;

    DemandedFirst(Attachments attachments, CurePeriod period, ContractClauses clauses, Clock clock) {
        this.attachments = attachments;
        this.period = period;
        this.clauses = clauses;
        this.clock = clock;
    }

    /**
     * A main duty that is delayed: the law gives the period no days, so that the demand's own count.
     *
     * @throws Refusal with 422 that names the field, while the right has not arisen
     */
    public GroundBasis afterDelay(Lease lease, @Nullable LocalDate arrivedOn, @Nullable Integer days) {
        if (days == null || days < 1) {
            throw refusal(
                    "demandDays",
                    "迟延履行的解除，须经催告并给予合理期限：请填写催告所给的日数（民法典第五百六十三条第一款第三项）。 A delay ends a contract only after a demand with a"
                            + " reasonable period: give its days (Civil Code art. 563(1) no. 3).");
        }
        return over(lease, arrivedOn, days, "民法典第五百六十三条第一款第三项", "Civil Code art. 563(1) no. 3");
    }

    /**
     * The lessor's own rights by the clause on termination.
     *
     * @param knownSince since when the ground is known where it needs no demand
     * @throws Refusal with 422 that names the field, where the clause has no such right, or while it has not arisen
     */
    public GroundBasis byClause(
            Lease lease,
            @Nullable ContractGround ground,
            LocalDate knownSince,
            @Nullable LocalDate arrivedOn,
            @Nullable Integer days) {
        if (ground == null) {
            throw refusal(
                    "contractGround",
                    "请写明合同“解除”条款的哪一项："
                            + Arrays.stream(ContractGround.values())
                                    .map(one -> one.word().zh())
                                    .collect(Collectors.joining("；"))
                            + "。拒绝配合复核、许可或者备案失效的，先暂停服务，逾期未改正的在任务“整改核验”中办理。 Say which item of the clause on termination it is."
                            + " For a refused review or a lapsed licence suspend the service first; if it is not mended in time,"
                            + " record that in the task “Verify the cure”.");
        }
        if (ground == ContractGround.SPECIAL_TERMS && !clauses.has(lease.number(), "special-terms")) {
            throw refusal(
                    "contractGround",
                    "本合同没有特别约定，请选择“解除”条款的一项。 This contract has no special terms; choose an item of the clause on termination.");
        }
        if (!ground.isDemandedFirst()) {
            return GroundBasis.known(knownSince);
        }
        int least = ground == ContractGround.NOT_MENDED
                ? ClauseLibrary.current().figure("cureDays").intValueExact()
                : 0;
        return over(
                lease, arrivedOn, days == null ? least : Math.max(least, days), "合同“解除”条款", "clause on termination");
    }

    /** The last day of the period; a holiday gives way to the first working day after it. */
    public LocalDate lastDay(LocalDate arrivedOn, int days) {
        return LocalDate.ofInstant(period.endsAt(arrivedOn.plusDays(days)), clock.getZone())
                .minusDays(1);
    }

    private GroundBasis over(Lease lease, @Nullable LocalDate arrivedOn, int days, String article, String articleEn) {
        if (arrivedOn == null || arrivedOn.isAfter(LocalDate.now(clock)) || days > LONGEST) {
            throw refusal(
                    "demandArrivedOn",
                    "该事由须先书面催告，期限届满仍未履行或者改正的，方可解除（" + article
                            + "）：请填写催告到达之日，不得晚于今日。 This ground needs a written demand first, and a period that ended without the"
                            + " duty being done (" + articleEn
                            + "): say when the demand arrived; it cannot lie ahead.");
        }
        if (!isOnFile(lease, arrivedOn)) {
            throw refusal(
                    "demandArrivedOn",
                    "没有 " + arrivedOn + " 到达的书面催告：先在“附件”中提交催告函本身，用途选“" + AttachmentKind.NOTICE_TEXT.label()
                            + "”，文件日期为其所载日期；再提交其“" + AttachmentKind.NOTICE_PROOF.label() + "”，文件日期为到达日（" + article
                            + "）。 No written demand that arrived on " + arrivedOn
                            + " is on file: under “Files” hand in the demand itself with its own date, and the proof of its arrival"
                            + " with that day.");
        }
        var last = lastDay(arrivedOn, days);
        if (!LocalDate.now(clock).isAfter(last)) {
            throw refusal(
                    "demandArrivedOn",
                    "催告于 " + arrivedOn + " 到达，期限至 " + last + " 届满，届满前不得解除（" + article + "）。 The demand arrived on "
                            + arrivedOn + " and its period runs until " + last + "; nothing is terminated before ("
                            + articleEn + ").");
        }
        return new GroundBasis(last.plusDays(1), arrivedOn, days);
    }

    private boolean isOnFile(Lease lease, LocalDate arrivedOn) {
        var files = attachments.of(lease.number());
        return files.stream()
                        .filter(file -> file.kind() == AttachmentKind.NOTICE_TEXT)
                        .map(Attachment::effectiveOn)
                        .anyMatch(dated -> dated != null && !dated.isAfter(arrivedOn))
                && files.stream()
                        .filter(file -> file.kind() == AttachmentKind.NOTICE_PROOF && file.subject() == null)
                        .anyMatch(file -> arrivedOn.equals(file.effectiveOn()));
    }

    private static Refusal refusal(String field, String text) {
        return new Refusal(422, text, List.of(new FieldError(field, text)));
    }
}
