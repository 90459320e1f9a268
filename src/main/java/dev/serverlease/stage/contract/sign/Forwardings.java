package dev.serverlease.stage.contract.sign;

import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.attachment.Attachments;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.paper.Glyphs;
import dev.serverlease.people.Groups;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.link.LinkSteps;
import dev.serverlease.stage.contract.link.Representative;
import dev.serverlease.stage.contract.link.Representatives;
import dev.serverlease.stage.contract.link.SigningLink;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 转交代理人: once for each draft the signer names somebody else, with a letter of authority. An officer checks it, and the
 * representative gets a link of their own.
 */
@Component
class Forwardings {

    private final Representatives representatives;
    private final Attachments attachments;
    private final Notices notices;

    Forwardings(Representatives representatives, Attachments attachments, Notices notices) {
        this.representatives = representatives;
        this.attachments = attachments;
        this.notices = notices;
    }

    /**
     * Whom the signer names.
     *
     * @param fileName of the letter of authority
     */
    record Named(
            String name,
            String numberEnd,
            String address,
            @Nullable String telephone,
            String fileName,
            byte[] letter) {

        /** @throws Refusal with 400 that names the fields */
        static Named of(VisitorForm form) {
            var said = form.submission();
            var problems = said.problems()
                    .name("name", "代理人姓名", 100)
                    .written("numberEnd", "代理人证件号码后四位", "[0-9A-Za-z]{4}", "002X")
                    .written("address", "代理人电子邮箱", "[^@\\s]{1,64}@[^@\\s]{1,200}", "name@example.com")
                    .written("telephone", "代理人手机号（可不填）", "[0-9+() -]{0,40}", "13800138000");
            Glyphs.objection(said.text("name"))
                    .ifPresent(objection -> problems.wrong("name", "代理人姓名" + objection.both()));
            if (form.file().length == 0) {
                problems.wrong("file", "请附上授权委托书（PDF、JPEG 或者 PNG）。 Attach the letter of authority (PDF, JPEG or PNG).");
            }
            problems.refuseIfAny();
            var telephone = said.text("telephone");
            return new Named(
                    said.text("name"),
                    said.text("numberEnd"),
                    said.text("address"),
                    telephone.isEmpty() ? null : telephone,
                    form.fileName(),
                    form.file());
        }
    }

    /** @throws Refusal with 409 if this draft was forwarded before, 400 if the letter is no file that is taken */
    void forward(SigningLink link, Named named) {
        var number = link.leaseNumber();
        if (link.letter() != null || isForwarded(link)) {
            throw new Refusal(
                    409,
                    "本合同文本已经转交过一次，不能再次转交；请联系出租人。 This draft was forwarded once already and cannot be forwarded again; call the"
                            + " lessor.");
        }
        var letter = attachments.handIn(
                number,
                AttachmentKind.LETTER_OF_AUTHORITY,
                Map.of(
                        "fileName",
                        named.fileName(),
                        "subject",
                        named.name(),
                        "Idempotency-Key",
                        UUID.randomUUID().toString()),
                named.letter(),
                LinkSteps.LESSEE);
        representatives.name(
                link.id(),
                new Representative(named.name(), named.numberEnd(), named.address(), named.telephone(), letter.id()));
        notices.tell(
                Notice.about(
                        number,
                        NoticeKind.SIGNING_ONLINE,
                        "租赁 " + number + " 的签署人已转交代理人签署，并提交授权委托书。请核对授权范围、日期和印章；无误的，向代理人发出新的签署链接，有误的，重新向原签署人发出。",
                        "The signer of lease " + number
                                + " has named a representative and handed in a letter of authority."
                                + " Check its scope, date and seal; then send the representative a link, or the signer a new"
                                + " one."),
                Audience.group(Groups.CONTRACT));
    }

    boolean isForwarded(SigningLink link) {
        return representatives.of(link.leaseNumber(), link.version()).isPresent();
    }
}
