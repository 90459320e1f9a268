package dev.serverlease.stage.closing.settlement;

import dev.serverlease.attachment.Attachment;
import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.attachment.Attachments;
import dev.serverlease.lease.Lease;
import dev.serverlease.legalnotice.LegalNoticeKind;
import dev.serverlease.legalnotice.TaskLegalNotices;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 返还、删除数据的依据: the contract keeps the lessee's data for its export, then returns or erases it and certifies that (clause
 * {@code return}; Personal Information Protection Law, art. 47). So nothing is erased before that time has passed,
 * unless the lessee confirms in writing that it may be; a file proves that data was returned; and that there is none
 * the lessee confirms, for no fact of a case says it.
 */
@Component
public class DataDisposal {

    private final ExportPeriod export;
    private final Attachments attachments;
    private final TaskLegalNotices letters;
    private final Notices notices;

    DataDisposal(ExportPeriod export, Attachments attachments, TaskLegalNotices letters, Notices notices) {
        this.export = export;
        this.attachments = attachments;
        this.letters = letters;
        this.notices = notices;
    }

    /** Has it certified to the lessee: the letter is made afterwards, and those who seal it are told. */
    public void certify(Lease lease, String taskId) {
        letters.want(lease, LegalNoticeKind.DATA_CERTIFICATE, taskId);
        notices.tell(
                Notice.about(
                        lease.number(),
                        NoticeKind.LEGAL_NOTICE,
                        "租赁 " + lease.number() + " 的数据处理已经登记：依合同须向承租人出具《数据返还（删除）证明》，系统即将制作，请在租赁页面“法律通知”中核对、用印并发出。",
                        "What became of the data of lease " + lease.number()
                                + " is on record, and the contract has it certified to the lessee: the certificate is made"
                                + " now; read it under “Legal notices” on the lease's page, seal it and send it."),
                Audience.group(Groups.COMPLIANCE));
    }

    /** The last day of the export; empty while access is not closed. */
    public Optional<LocalDate> exportUntil(Lease lease) {
        return Optional.ofNullable(export.lastDay(lease));
    }

    /** The first day on which anything can have become of the data: that on which access was closed. */
    public LocalDate earliest(Lease lease) {
        var closed = export.returnedOn(lease);
        var ended = export.lastDayOfContract(lease);
        return closed == null || closed.isBefore(ended) ? ended : closed;
    }

    /**
     * The file on which it rests; null if it needs none.
     *
     * @param how RETURNED, RETURNED_COPY, ERASED or NONE
     * @param on the day of it
     * @throws Refusal with 409 if its file is missing, 400 for a day before that of its file, or of erasure within the
     *     time for the export
     */
    public @Nullable Attachment require(Lease lease, String how, LocalDate on, LocalDate today) {
        return switch (how) {
            case "RETURNED", "RETURNED_COPY" ->
                file(lease, AttachmentKind.DATA_RETURN_PROOF, on)
                        .orElseThrow(() -> tooEarlyForFile(lease, AttachmentKind.DATA_RETURN_PROOF, on, today)
                                .orElseGet(() -> missing(
                                        "登记“已返还”的，先在“附件”中上传" + named(AttachmentKind.DATA_RETURN_PROOF)
                                                + "，文件日期不早于合同终止之日 " + ended(lease) + "。",
                                        " “Returned” needs a file that proves it, not dated before the end on "
                                                + ended(lease) + ": hand it in under “Files” first.")));
            case "NONE" ->
                file(lease, AttachmentKind.NO_DATA_CONFIRMATION, on)
                        .orElseThrow(() -> tooEarlyForFile(lease, AttachmentKind.NO_DATA_CONFIRMATION, on, today)
                                .orElseGet(() -> noWord(lease)));
            case "ERASED" -> beforeErasing(lease, on, today);
            default -> throw new IllegalArgumentException(how);
        };
    }

    /** What a file proves had not happened before the day that it bears. */
    private Optional<Refusal> tooEarlyForFile(Lease lease, AttachmentKind kind, LocalDate on, LocalDate today) {
        return file(lease, kind, today).map(proof -> {
            var message = "所填日期 " + on + " 早于凭据“" + proof.fileName() + "”的文件日期 " + proof.effectiveOn()
                    + "：请填写该日或者其后的日期；数据确在此前返还或者确认没有的，先在“附件”中上传当日的凭据。 " + on
                    + " is before the date of the file that proves it, " + proof.effectiveOn()
                    + ": give that day or a later one, or hand in the paper of the earlier day first.";
            return new Refusal(400, message, List.of(new FieldError("dataDisposedOn", message)));
        });
    }

    private LocalDate ended(Lease lease) {
        return export.lastDayOfContract(lease);
    }

    private @Nullable Attachment beforeErasing(Lease lease, LocalDate on, LocalDate today) {
        var last = export.lastDay(lease);
        if (last == null || on.isAfter(last)) {
            return null;
        }
        return file(lease, AttachmentKind.ERASURE_CONFIRMATION, on)
                .orElseThrow(() -> today.isAfter(last) ? tooEarlyADay(last) : tooEarly(lease, last));
    }

    /**
     * What was handed in, or written, before the end speaks of no data of the end.
     *
     * @param until the last day that it can bear
     */
    private Optional<Attachment> file(Lease lease, AttachmentKind kind, LocalDate until) {
        var ended = ended(lease);
        return attachments.of(lease.number()).stream()
                .filter(file -> file.kind() == kind)
                .filter(file -> !file.receivedAt().toInstant().isBefore(lease.stageSince()))
                .filter(file -> file.effectiveOn() != null
                        && !file.effectiveOn().isBefore(ended)
                        && !file.effectiveOn().isAfter(until))
                .findFirst();
    }

    private static String named(AttachmentKind kind) {
        return "凭据，用途选“" + kind.label() + "”";
    }

    private Refusal noWord(Lease lease) {
        var last = export.lastDay(lease);
        return missing(
                "登记“无数据”的，先在“附件”中上传" + named(AttachmentKind.NO_DATA_CONFIRMATION) + "，文件日期不早于合同终止之日 "
                        + ended(lease) + "；承租人没有确认的，"
                        + (last == null ? "导出数据的期间届满后" : "自 " + last.plusDays(1) + " 起")
                        + "删除，并选择“已删除”。",
                " “No data” needs the lessee's written word, not dated before the end on " + ended(lease)
                        + ": hand it in under “Files” first. Without it, erase from "
                        + (last == null ? "the end of the time for the export" : last.plusDays(1))
                        + " on and choose “Erased”.");
    }

    private static Refusal missing(String zh, String en) {
        return new Refusal(409, zh + en, List.of(new FieldError("how", zh + en)));
    }

    private Refusal tooEarly(Lease lease, LocalDate last) {
        return missing(
                "承租人可以导出数据至 " + last + "（合同“返还和数据处理”条款），在此之前不得删除，最早于 " + last.plusDays(1)
                        + " 删除；承租人已经书面确认可以提前删除的，先在“附件”中上传该书面确认，用途选“"
                        + AttachmentKind.ERASURE_CONFIRMATION.label() + "”，文件日期不早于合同终止之日 " + ended(lease)
                        + "、不晚于删除之日。",
                " The lessee may export its data until " + last
                        + " (contract, return and data), and nothing is erased before " + last.plusDays(1)
                        + "; where the lessee has confirmed in writing that it may be, hand that in under “Files” first, dated between the"
                        + " end on " + ended(lease) + " and the day of the erasing.");
    }

    private static Refusal tooEarlyADay(LocalDate last) {
        var message = "承租人可以导出数据至 " + last + "，删除日期不得早于 " + last.plusDays(1)
                + "。 The lessee might export its data until " + last + ": not erased before " + last.plusDays(1) + ".";
        return new Refusal(400, message, List.of(new FieldError("dataDisposedOn", message)));
    }
}
