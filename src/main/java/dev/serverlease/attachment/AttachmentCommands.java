package dev.serverlease.attachment;

import dev.serverlease.attachment.Attachments.SentNotice;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.signature.Digests;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;

/** Takes files in: checks what they are, and keeps each once. */
@Service
class AttachmentCommands {

    /** Files a lease may have. */
    private static final int MOST = 200;

    private final LeaseCommands commands;
    private final Attachments attachments;

    AttachmentCommands(LeaseCommands commands, Attachments attachments) {
        this.commands = commands;
        this.attachments = attachments;
    }

    /**
     * Keeps the file; the same file under the same key is kept once.
     *
     * @throws Refusal with 400 if it is not one of the types that are taken, is handed in as the scan of a signed paper
     *     and is an electronic one, another lease's or not the whole, has the name of a paper of ours, or is to prove
     *     the arrival of what is no notice of the lease or was sent later, 409 if the key was used for something else,
     *     the lease has as many files as it may, or it is to prove the arrival of a notice that was never sent
     */
    Attachment keep(String leaseNumber, NewAttachment said, byte[] content, String by) {
        said.requireOwnName();
        var type = typeOf(said, content);
        var look = looked(type, content);
        return commands.locked(leaseNumber, lease -> {
            var earlier = attachments.byKey(leaseNumber, said.idempotencyKey());
            if (earlier.isPresent()) {
                return requireSame(earlier.get(), said, content, by);
            }
            requireProvable(leaseNumber, said);
            requireOwnScan(leaseNumber, said, look, content);
            if (attachments.count(leaseNumber) >= MOST) {
                throw new Refusal(
                        409,
                        "租赁 " + leaseNumber + " 已有 " + MOST + " 个附件，不能再加；请合并为一个文件。 Lease " + leaseNumber + " has "
                                + MOST + " files, which is all it may have; merge some into one.");
            }
            return attachments.add(leaseNumber, said, type, look, content, by);
        });
    }

    /**
     * A proof of arrival states the day of arrival, of one notice of the lease or, without a subject, of one that was
     * given elsewhere.
     */
    private void requireProvable(String leaseNumber, NewAttachment said) {
        if (said.kind() != AttachmentKind.NOTICE_PROOF) {
            return;
        }
        var arrivedOn = said.effectiveOn();
        var subject = said.subject();
        var sentOn = subject == null ? null : sentOn(leaseNumber, subject);
        if (arrivedOn == null) {
            throw wrong(
                    "effectiveOn",
                    "送达证明须填写文件日期，即证明所载的到达日（签收之日，邮件进入承租人电子邮箱之日；退回视为到达的，退回之日）。 Give the date of a proof of arrival:"
                            + " the day of arrival that it states (signed for, or entered the lessee's mailbox; of what"
                            + " counts as arrived by coming back, the day of that).");
        }
        if (sentOn != null && arrivedOn.isBefore(sentOn)) {
            throw wrong(
                    "effectiveOn",
                    "通知 " + subject + " 于 " + sentOn + " 发出，送达证明所载的到达日（文件日期）不得早于 " + sentOn + "，请核对文件和日期。 Notice "
                            + subject + " went out on " + sentOn
                            + " and cannot have arrived on an earlier day; check the file and its date.");
        }
    }

    private LocalDate sentOn(String leaseNumber, String subject) {
        var notices = attachments.notices(leaseNumber);
        var notice = notices.stream()
                .filter(one -> one.number().equals(subject))
                .findFirst()
                .orElseThrow(() -> noNotice(leaseNumber, subject, notices));
        if (notice.sentOn() == null) {
            var message = "通知 " + subject + " 尚未发出，或者邮件服务器尚未接收，没有到达的证明；先发送，或者登记邮寄、当面送达。 Notice " + subject
                    + " has not been sent, or no mail server has taken it, so nothing proves its arrival; send it, or record"
                    + " that it was posted or handed over.";
            throw new Refusal(409, message, List.of(new FieldError("subject", message)));
        }
        return notice.sentOn();
    }

    private static Refusal noNotice(String leaseNumber, String subject, List<SentNotice> notices) {
        var numbers = notices.stream().map(SentNotice::number).toList();
        var elsewhere = "证明在系统之外发出的通知的，所涉事项留空。";
        var elsewhereEn = " For a notice that was given outside the system, leave the subject empty.";
        return wrong(
                "subject",
                "“" + subject + "”不是租赁 " + leaseNumber + " 的通知，不能以此登记送达证明；"
                        + (numbers.isEmpty()
                                ? "本租赁尚无通知。" + elsewhere
                                : "本租赁的通知有：" + String.join("、", numbers) + "，请填写其编号。" + elsewhere)
                        + " “" + subject + "” is no notice of lease " + leaseNumber + ". "
                        + (numbers.isEmpty()
                                ? "The lease has none yet." + elsewhereEn
                                : "Its notices are " + String.join(", ", numbers) + "; give the number of one."
                                        + elsewhereEn));
    }

    /** @throws Refusal with 400 if it is none of the types that are taken, or its name says otherwise */
    static FileType typeOf(NewAttachment said, byte[] content) {
        if (content.length == 0) {
            throw wrong("file", "文件为空，请选择有内容的文件。 The file is empty; choose another.");
        }
        var type = FileType.of(content)
                .orElseThrow(() -> wrong(
                        "file",
                        "只接受完整的 PDF、JPEG 或者 PNG 文件；此文件的内容不是，请重新扫描或者另存。 Only whole PDF, JPEG or PNG files are taken, and by its"
                                + " content this is none; scan or save it again."));
        if (!type.fits(said.fileName())) {
            throw wrong(
                    "fileName",
                    "文件内容是 " + type + "，与文件名的后缀不符，请更正文件名。 The file is a " + type
                            + " by its content, and its name ends otherwise; correct the name.");
        }
        return type;
    }

    /** @throws Refusal with 400 if people could not read it, or it does more than be read */
    static Look looked(FileType type, byte[] content) {
        var look = type.look(content);
        if (look.fault() != null) {
            throw wrong("file", look.fault().both());
        }
        return look;
    }

    /**
     * An electronic paper of ours is no scan, what is another lease's is none of this one's, and what has fewer pages
     * than every text of this lease is the whole of none.
     */
    private void requireOwnScan(String leaseNumber, NewAttachment said, Look look, byte[] content) {
        if (said.kind() == AttachmentKind.SIGNED_CONTRACT) {
            new ScanOrigin(look.paper(), attachments.isPaperOfAnother(leaseNumber, Digests.sha256(content)))
                    .objection(leaseNumber)
                    .ifPresent(objection -> {
                        throw wrong("file", objection.both());
                    });
            var pages = attachments.fewestPagesOfText(leaseNumber);
            if (look.pages() < pages) {
                throw wrong(
                        "file",
                        "扫描件只有 " + look.pages() + " 页，文本共 " + pages + " 页，不是整份；请扫描全部页，合为一个 PDF 后重新上传。 The scan has "
                                + look.pages() + " pages and the text " + pages
                                + ", so it is not the whole: scan all pages into one PDF and hand it in.");
            }
        }
    }

    private static Attachment requireSame(Attachment earlier, NewAttachment said, byte[] content, String by) {
        if (said.saysTheSameAs(earlier)
                && earlier.receivedBy().equals(by)
                && earlier.digest().equals(Digests.sha256(content))) {
            return earlier;
        }
        throw new Refusal(
                409,
                "请求标识（Idempotency-Key）已用于另一附件，请换一个。 This Idempotency-Key was used for another file; take a new one.");
    }

    private static Refusal wrong(String field, String message) {
        return new Refusal(400, message, List.of(new FieldError(field, message)));
    }
}
