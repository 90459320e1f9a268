package dev.serverlease.legalnotice;

import dev.serverlease.notification.MailFiles;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.request.Refusal;
import org.springframework.stereotype.Component;

/** The mail by which a letter goes to the address of the contract's notice clause. */
@Component
class LetterMail {

    private final Notices mails;
    private final MailFiles files;

    LetterMail(Notices mails, MailFiles files) {
        this.mails = mails;
        this.files = files;
    }

    /**
     * Queues it with its PDF.
     *
     * @return the mail
     * @throws Refusal with 409 where the contract names no address, or no mail server is set
     */
    long queue(LegalNotice letter) {
        var address = letter.email();
        if (address == null) {
            throw new Refusal(
                    409,
                    "合同的通知条款没有载明承租人的电子邮箱；请下载 PDF，打印后邮寄，登记邮寄并保存回执。 The contract's notice clause names no e-mail of the lessee; download the PDF, post it, record that and keep the receipt.");
        }
        var title = letter.kind().title();
        var mail = mails.mail(
                Notice.about(
                        letter.leaseNumber(),
                        NoticeKind.LEGAL_NOTICE,
                        "附件为出租人就合同 " + letter.leaseNumber() + " 发出的《" + title.zh() + "》（编号 " + letter.number()
                                + "）。请查阅附件；有异议的，请按照通知书所列方式提出。",
                        "Attached is the lessor's " + title.en() + ", no. " + letter.number() + ", under contract "
                                + letter.leaseNumber() + ". Objections go the way that the letter names."),
                address);
        if (mail == null) {
            throw new Refusal(
                    409,
                    "未设置邮件服务器，不能以邮件发送；请下载 PDF，打印后邮寄，登记邮寄并保存回执。 No mail server is set, so nothing goes by mail; download the PDF, post it, record that and keep the receipt.");
        }
        files.attach(mail, letter.leaseNumber(), letter.file(), letter.number() + ".pdf");
        return mail;
    }
}
