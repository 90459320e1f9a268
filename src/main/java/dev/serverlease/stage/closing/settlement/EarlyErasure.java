package dev.serverlease.stage.closing.settlement;

import dev.serverlease.attachment.Attachment;
import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.attachment.Attachments;
import dev.serverlease.lease.Lease;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 期满前删除: the contract keeps the lessee's data for its export, so nothing is erased before that time has passed, unless
 * the lessee confirms in writing that it may be (clause {@code return}; for personal data that is also its request
 * under the Personal Information Protection Law, art. 47).
 */
@Component
public class EarlyErasure {

    private final ExportPeriod export;
    private final Attachments attachments;

    EarlyErasure(ExportPeriod export, Attachments attachments) {
        this.export = export;
        this.attachments = attachments;
    }

    /** The last day of the export, as forms show it; empty while access is not closed. */
    public String exportUntil(Lease lease) {
        return Optional.ofNullable(export.lastDay(lease))
                .map(LocalDate::toString)
                .orElse("");
    }

    /**
     * The confirmation by which an erasure on that day is allowed before the time has passed; null if none is needed.
     *
     * @throws Refusal with 409 if the time has not passed and the lessee has confirmed nothing, 400 for a day within it
     */
    @Nullable
    public Attachment require(Lease lease, LocalDate erasedOn, LocalDate today) {
        var last = export.lastDay(lease);
        if (last == null || erasedOn.isAfter(last)) {
            return null;
        }
        return confirmation(lease).orElseThrow(() -> today.isAfter(last) ? tooEarlyADay(last) : tooEarly(last));
    }

    /** What the lessee said before its lease began to end speaks of no data of the end. */
    private Optional<Attachment> confirmation(Lease lease) {
        return attachments.of(lease.number()).stream()
                .filter(file -> file.kind() == AttachmentKind.ERASURE_CONFIRMATION)
                .filter(file -> !file.receivedAt().toInstant().isBefore(lease.stageSince()))
                .findFirst();
    }

    private static Refusal tooEarly(LocalDate last) {
        var message = "承租人可以导出数据至 " + last + "（合同“返还和数据处理”条款），在此之前不得删除，最早于 " + last.plusDays(1)
                + " 删除；承租人已经书面确认可以提前删除的，先在“附件”中上传该书面确认，用途选“" + AttachmentKind.ERASURE_CONFIRMATION.label()
                + "”。 The lessee may export its data until " + last
                + " (contract, return and data), and nothing is erased before " + last.plusDays(1)
                + "; where the lessee has confirmed in writing that it may be, hand that in under “Files” first.";
        return new Refusal(409, message, List.of(new FieldError("how", message)));
    }

    private static Refusal tooEarlyADay(LocalDate last) {
        var message = "承租人可以导出数据至 " + last + "，删除日期不得早于 " + last.plusDays(1)
                + "。 The lessee might export its data until " + last + ": not erased before " + last.plusDays(1) + ".";
        return new Refusal(400, message, List.of(new FieldError("dataDisposedOn", message)));
    }
}
