package dev.serverlease.stage.lessee.word;

import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Moment;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.closing.hold.DoubtToLessee;
import dev.serverlease.stage.lessee.word.Objection.Answer;
import dev.serverlease.visit.LesseeContact;
import dev.serverlease.words.Words;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Officers answer the lessee's objections. */
@Service
class ObjectionCommands {

    private final LeaseCommands commands;
    private final Objections objections;
    private final AuditTrail audit;
    private final AnswerEffects effects;
    private final Mail mail;
    private final Moment moment;

    ObjectionCommands(
            LeaseCommands commands,
            Objections objections,
            AuditTrail audit,
            AnswerEffects effects,
            Mail mail,
            Moment moment) {
        this.effects = effects;
        this.commands = commands;
        this.objections = objections;
        this.audit = audit;
        this.mail = mail;
        this.moment = moment;
    }

    /**
     * Answers, and mails the answer to the lessee. A suspension is lifted once an objection to it is accepted; one that
     * is accepted after the notice of termination arrived puts the end in doubt; else whoever accepts an objection
     * takes back the termination or retracts the default by its own door.
     *
     * @throws Refusal with 403 for another group's kind of objection or a suspension that this person may not lift, 404
     *     if this lease has no such objection, 409 if it is answered, or what was suspended may not be restored
     */
    void answer(String leaseNumber, int position, String decision, String text, @Nullable String key, Person person) {
        commands.lockedDo(leaseNumber, lease -> {
            var objection = objections
                    .find(leaseNumber, position)
                    .orElseThrow(() -> new Refusal(404, "没有这项异议。 There is no such objection."));
            if (objection.against().groups().stream().noneMatch(person::in)) {
                throw new Refusal(403, "此类异议由办理相应事项的人员答复。 Such an objection is answered by those whose matter it is.");
            }
            if (key != null && objections.isAnsweredUnder(leaseNumber, position, key)) {
                requireSame(objection.answer(), decision, text);
                return;
            }
            if (!objection.isOpen()) {
                throw new Refusal(409, "这项异议已经答复，答复不能更改。 It is answered already, and an answer is not changed.");
            }
            var now = moment.now();
            var entry = AuditEntry.of(person.name(), "OBJECTION_ANSWERED")
                    .detail(Map.of(
                            "verdict",
                            decision,
                            "explanation",
                            text,
                            "against",
                            objection.against().name(),
                            "file",
                            objection.file() == null ? "" : objection.file().toString()));
            audit.append(
                    leaseNumber,
                    Objections.answered(entry, position, new Answer(decision, text, person.name(), now), key),
                    now);
            boolean doubted = effects.follow(lease, objection.against(), decision, text, person);
            mail.tell(lease, objection, decision, text, doubted);
        });
    }

    private static void requireSame(@Nullable Answer earlier, String decision, String text) {
        if (earlier == null
                || !earlier.decision().equals(decision)
                || !earlier.text().equals(text)) {
            throw new Refusal(
                    409,
                    "该 Idempotency-Key 已用于另一答复，本次没有登记；这项异议已经答复，答复不能更改。 That Idempotency-Key was used for another answer,"
                            + " and this one is not recorded; the objection is answered, and an answer is not changed.");
        }
    }

    /** The answer by mail, where the lessee has an address. */
    @Service
    static class Mail {

        private final ApplicationTrees applications;
        private final DoubtToLessee doubt;
        private final Notices notices;

        Mail(ApplicationTrees applications, DoubtToLessee doubt, Notices notices) {
            this.applications = applications;
            this.doubt = doubt;
            this.notices = notices;
        }

        /** @param doubted whether the end is in doubt because of it */
        void tell(Lease lease, Objection objection, String decision, String text, boolean doubted) {
            var address = LesseeContact.of(applications.of(lease.application()).path("lessee"))
                    .address();
            if (address == null) {
                return;
            }
            var said = Words.of("objection-decision", decision);
            var after = doubted ? doubt.open(lease.number()) : new Bilingual("", "");
            notices.tell(
                    Notice.about(
                            lease.number(),
                            NoticeKind.OBJECTION_ANSWERED,
                            "就您对合同 " + lease.number() + " 提出的异议（"
                                    + objection.against().word().zh() + "），答复如下：" + said.zh() + "。" + text
                                    + (doubted ? "\n" + after.zh() : ""),
                            "The lessor has answered your objection under contract " + lease.number() + " ("
                                    + objection.against().word().en() + "): " + said.en()
                                    + ". The answer stands above in the language of the contract, and on the lessee's page."
                                    + (doubted ? " " + after.en() : "")),
                    Audience.outside(address));
        }
    }
}
