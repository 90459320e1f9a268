package dev.serverlease.stage.contract.sign;

import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.attachment.Attachments;
import dev.serverlease.identity.Persons;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.paper.Glyphs;
import dev.serverlease.people.Groups;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.signature.Digests;
import dev.serverlease.stage.contract.link.LinkSteps;
import dev.serverlease.stage.contract.link.Representative;
import dev.serverlease.stage.contract.link.Representatives;
import dev.serverlease.stage.contract.link.SigningLink;
import dev.serverlease.visit.VisitorForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 转交代理人: the signer names somebody else, with a letter of authority. An officer checks it, and the representative gets
 * a link of their own, once for each draft.
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

        String all() {
            return String.join(
                    "\n", name, numberEnd, address, String.valueOf(telephone), fileName, Digests.sha256(letter));
        }

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

    /**
     * @throws Refusal with 409 if this draft went to a representative before, 400 if the signer named themselves or a
     *     person of the lessor, or the letter is no file that is taken
     */
    void forward(SigningLink link, Named named) {
        var number = link.leaseNumber();
        if (link.letter() != null || isForwarded(link)) {
            throw new Refusal(
                    409,
                    "本合同文本的代理人已经出租人核对并收到链接，不能再次转交：请由该代理人或者由您本人签署；都不能签署的，请联系出租人，改用纸质文本签署。"
                            + " The representative for this draft was checked and has got a link, and no other can be named:"
                            + " they sign, or you do; if neither can, ask the lessor to sign on paper.");
        }
        requireAnother(link, named);
        var ofTheLessor = representatives.objections(named.name(), named.address(), named.telephone());
        if (!ofTheLessor.isEmpty()) {
            throw refused("不能转交给出租人的人员。 A person of the lessor cannot be named.", ofTheLessor);
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
                        "租赁 " + number + " 的签署人已转交代理人签署，并提交授权委托书。请在任务“处理未签署的合同”中核对授权范围、日期和印章；无误的，送交代理人签署，有误的，重新送交原签署人。",
                        "The signer of lease " + number
                                + " has named a representative and handed in a letter of authority."
                                + " Check its scope, date and seal in the task “Handle the returned offer”; then offer it to"
                                + " the representative, or to the signer again."),
                Audience.group(Groups.CONTRACT));
    }

    private static void requireAnother(SigningLink link, Named named) {
        var errors = new ArrayList<FieldError>();
        if (Persons.plain(named.name()).equals(Persons.plain(link.signer()))) {
            errors.add(new FieldError("name", "这就是您本人；本人签署无须转交，请直接继续。 That is you: to sign yourself, just go on."));
        }
        if (link.address() != null && Persons.plain(named.address()).equals(Persons.plain(link.address()))) {
            errors.add(new FieldError(
                    "address",
                    "这是您本人的邮箱；请填写代理人本人的邮箱，链接只供代理人本人使用。 That is your own address; give the representative's, for"
                            + " the link is theirs alone."));
        }
        if (!errors.isEmpty()) {
            throw refused("不能转交给本人。 You cannot name yourself.", errors);
        }
    }

    private static Refusal refused(String why, List<FieldError> errors) {
        return new Refusal(
                400, why + " " + errors.stream().map(FieldError::message).collect(Collectors.joining(" ")), errors);
    }

    boolean isForwarded(SigningLink link) {
        return representatives.isAccepted(link.leaseNumber(), link.version());
    }
}
