package dev.serverlease.attachment;

import dev.serverlease.lease.Lease;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 系统之外的通知本身: what ended a contract is on file where no letter was made here; that it came is proved apart. */
@Component
public class NoticeTexts {

    private final Attachments attachments;

    NoticeTexts(Attachments attachments) {
        this.attachments = attachments;
    }

    /** The newest that was written by this day; empty if none is on file. */
    public Optional<Attachment> latest(String leaseNumber, LocalDate until) {
        return attachments.of(leaseNumber).stream()
                .filter(file -> file.kind() == AttachmentKind.NOTICE_TEXT)
                .filter(file -> !dated(file).isAfter(until))
                .max(Comparator.comparing(NoticeTexts::dated).thenComparing(Attachment::receivedAt));
    }

    /**
     * @param field of the form, which the refusal names
     * @param since the first day on which there was a ground for it; null if it needs none
     * @param arrivedOn the day on which it arrived
     * @throws Refusal with 400 unless the notice itself is on file, written between these days
     */
    public void require(Lease lease, String field, @Nullable LocalDate since, LocalDate arrivedOn) {
        var text = latest(lease.number(), arrivedOn).map(NoticeTexts::dated);
        if (text.filter(dated -> since == null || !dated.isBefore(since)).isEmpty()) {
            var message = "没有通知本身：系统制作的通知尚未发出的，先用印并发出；自行发出的，先在“附件”中提交该通知（承租人解除的，提交其来函），用途选“"
                    + AttachmentKind.NOTICE_TEXT.label() + "”，文件日期为其所载日期（"
                    + (since == null ? "" : "不早于 " + since + "，") + "不晚于到达日 " + arrivedOn
                    + "），再登记到达；送达证明只证明其到达。 The notice itself is not on file: seal and send the one that was made here, or hand in under"
                    + " “Files” the one that was sent (the lessee's letter where the lessee terminates), dated as it is,"
                    + (since == null ? "" : " not before " + since + " and") + " not after its arrival on " + arrivedOn
                    + "; the proof of arrival proves no more than that it came.";
            throw new Refusal(400, message, List.of(new FieldError(field, message)));
        }
    }

    /** None is taken in without its day. */
    private static LocalDate dated(Attachment file) {
        return Objects.requireNonNull(file.effectiveOn(), file.fileName());
    }
}
