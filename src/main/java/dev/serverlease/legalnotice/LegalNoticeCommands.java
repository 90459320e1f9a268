package dev.serverlease.legalnotice;

import dev.serverlease.clause.VoidTerms;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.legalnotice.LegalNotice.Channel;
import dev.serverlease.legalnotice.LegalNotice.Delivery;
import dev.serverlease.paper.UnprintableText;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What officers do with letters while they are called for, by an open task or an indefinite lease: have one made, send
 * it, record that it came back. A letter that ends a contract is sent by nobody but a person.
 */
@Service
class LegalNoticeCommands {

    private final LeaseCommands commands;
    private final LeaseTasks tasks;
    private final LegalNoticeMaking making;
    private final StandingLetters standing;
    private final LegalNotices notices;
    private final LegalNoticeOutcomes outcomes;
    private final LetterMail mail;

    LegalNoticeCommands(
            LeaseCommands commands,
            LeaseTasks tasks,
            LegalNoticeMaking making,
            StandingLetters standing,
            LegalNotices notices,
            LegalNoticeOutcomes outcomes,
            LetterMail mail) {
        this.commands = commands;
        this.tasks = tasks;
        this.making = making;
        this.standing = standing;
        this.notices = notices;
        this.outcomes = outcomes;
        this.mail = mail;
    }

    /**
     * Makes a letter beside those that were made before; none is altered.
     *
     * @throws Refusal with 403 for another group's kind, 409 where its task is not open, there is nothing to declare,
     *     one that was sent stands, the right to do so has lapsed, or the key was used for another request, 422 if it
     *     cannot be printed, or says what no letter of ours may or this kind does not take
     */
    LegalNotice make(String leaseNumber, LegalNoticeRequest request, String key, Person person) {
        var kind = Objects.requireNonNull(request.kind(), "checked by the door");
        request.requireOnlyItsOwn();
        requireLawfulWords(request);
        return commands.locked(leaseNumber, lease -> {
            requireGroup(lease, kind, person);
            var earlier = notices.byKey(leaseNumber, key);
            if (earlier.isPresent()) {
                return same(earlier.get(), request, person);
            }
            requireOpen(lease, kind);
            standing.requireNone(lease, kind, LegalNoticeMaking.asked(request));
            try {
                var letter = making.make(lease, kind, request, key, person.name())
                        .orElseThrow(
                                () -> new Refusal(
                                        409,
                                        "出租人没有此类通知须发：由承租人解除，或者双方协商一致。 The lessor has no such notice to give: the lessee terminates, or both agree."));
                tasks.showAgain(lease, kind.taskKey());
                return letter;
            } catch (UnprintableText unprintable) {
                throw new Refusal(422, String.valueOf(unprintable.getMessage()));
            }
        });
    }

    /**
     * Queues the letter to the address of the contract's notice clause.
     *
     * @throws Refusal with 403 for another group's kind, 404 for another lease's letter, 409 where it cannot be sent
     *     now
     */
    LegalNotice send(String leaseNumber, String noticeNumber, String key, Person person) {
        return commands.locked(leaseNumber, lease -> {
            var letter = get(leaseNumber, noticeNumber);
            requireGroup(lease, letter.kind(), person);
            if (outcomes.isKnown(letter, "DISPATCHED", key)) {
                return letter;
            }
            requireOpen(lease, letter.kind());
            if (letter.sealedDigest() == null) {
                throw new Refusal(
                        409,
                        "通知 " + noticeNumber + " 尚未用印，先用印再以邮件发送。 Notice " + noticeNumber
                                + " does not bear the seal yet; seal it, then send it by mail.");
            }
            if (!letter.isMailable()) {
                throw new Refusal(
                        409,
                        "通知 " + noticeNumber + " 已发出，不重复发送；退回的，先登记退回。 Notice " + noticeNumber
                                + " has been sent; if it came back, record that first.");
            }
            standing.requireCurrent(lease, letter);
            standing.requireNoOther(lease, letter);
            var queued = mail.queue(letter);
            outcomes.append(
                    leaseNumber,
                    person.name(),
                    "DISPATCHED",
                    noticeNumber,
                    Row.of("notice", letter.position())
                            .and("address", letter.email())
                            .and("mail", queued)
                            .and("idempotency_key", key));
            tasks.showAgain(lease, letter.kind().taskKey());
            return get(leaseNumber, noticeNumber);
        });
    }

    /**
     * Records that a letter was given to the post or handed over in person.
     *
     * @param how carrier and number of the consignment, or who received it
     * @param on the day of it; null for today
     * @throws Refusal with 400 for a day that lies ahead or before the letter was sealed, or no way that can be looked
     *     into, 403 for another group's kind, 404 for another lease's letter, 409 where its task is not open, another
     *     letter stands, the right had lapsed by then, or it is not sealed or posted already
     */
    LegalNotice posted(
            String leaseNumber, String noticeNumber, String how, @Nullable LocalDate on, String key, Person person) {
        return commands.locked(leaseNumber, lease -> {
            var letter = get(leaseNumber, noticeNumber);
            requireGroup(lease, letter.kind(), person);
            if (outcomes.isKnown(letter, "POSTED", key)) {
                return letter;
            }
            requireOpen(lease, letter.kind());
            standing.requireNoOther(lease, letter);
            PostingWay.require(how);
            outcomes.requirePostable(letter, on);
            standing.requireInTime(lease, letter, on);
            outcomes.append(
                    leaseNumber,
                    person.name(),
                    "POSTED",
                    noticeNumber,
                    Row.of("notice", letter.position())
                            .and("address", letter.postAddress())
                            .and("reason", how)
                            .and("posted_on", on)
                            .and("idempotency_key", key));
            tasks.showAgain(lease, letter.kind().taskKey());
            return get(leaseNumber, noticeNumber);
        });
    }

    /**
     * Records that a letter came back, by mail or by post. By the other it stays under way.
     *
     * @param channel null where it was sent by one only
     * @throws Refusal with 400 where it can be either and no channel is said, 403 for another group's kind, 404 for
     *     another lease's letter, 409 if it was returned already, never sent, or is proved to have arrived
     */
    LegalNotice returned(
            String leaseNumber,
            String noticeNumber,
            @Nullable Channel channel,
            String reason,
            String key,
            Person person) {
        return commands.locked(leaseNumber, lease -> {
            var letter = get(leaseNumber, noticeNumber);
            requireGroup(lease, letter.kind(), person);
            if (outcomes.isKnown(letter, "MAIL_RETURNED", key) || outcomes.isKnown(letter, "POST_RETURNED", key)) {
                return letter;
            }
            var back = outcomes.requireReturnable(letter, channel);
            outcomes.append(
                    leaseNumber,
                    person.name(),
                    back + "_RETURNED",
                    noticeNumber,
                    Row.of("notice", letter.position())
                            .and(
                                    "address",
                                    letter.by(back).map(Delivery::address).orElse(null))
                            .and("reason", reason)
                            .and("idempotency_key", key));
            tasks.showAgain(lease, letter.kind().taskKey());
            return get(leaseNumber, noticeNumber);
        });
    }

    LegalNotice get(String leaseNumber, String noticeNumber) {
        return notices.find(leaseNumber, noticeNumber)
                .orElseThrow(() -> new Refusal(
                        404, "租赁 " + leaseNumber + " 没有这份法律通知。 Lease " + leaseNumber + " has no such legal notice."));
    }

    private static LegalNotice same(LegalNotice earlier, LegalNoticeRequest request, Person person) {
        if (earlier.asked().equals(LegalNoticeMaking.asked(request))
                && earlier.madeBy().equals(person.name())) {
            return earlier;
        }
        throw new Refusal(
                409,
                "请求标识（Idempotency-Key）已用于另一请求，请换一个。 This Idempotency-Key was used for another request; take a new one.");
    }

    /** A letter threatens with nothing void. */
    private static void requireLawfulWords(LegalNoticeRequest request) {
        var errors = VoidTerms.inFacts(request.saidStatement()).stream()
                .map(found -> new FieldError("statement", found.text().both()))
                .toList();
        if (!errors.isEmpty()) {
            throw new Refusal(422, errors.get(0).message(), errors);
        }
    }

    void requireGroup(Lease lease, LegalNoticeKind kind, Person person) {
        if (!kind.isFor(person, lease, tasks)) {
            throw new Refusal(
                    403,
                    "此类通知由办理其任务的人员制作和发送。 Such notices are made and sent by those who do their task.",
                    List.of(new FieldError("kind", kind.title().both())));
        }
    }

    void requireOpen(Lease lease, LegalNoticeKind kind) {
        if (kind.isCalledFor(lease, tasks.openKeys(lease))) {
            return;
        }
        var why = switch (kind) {
            case INDEFINITE_TERMINATION ->
                new Bilingual(
                        "不是不定期租赁，不在履行中，或者最后一日已经确定", "it is not indefinite, not in force, or its last day is settled");
            case DATA_CERTIFICATE ->
                new Bilingual("数据的返还或者删除尚未登记", "that the data was returned or erased is not on record yet");
            default -> new Bilingual("没有须发此类通知的任务，可能已经办结", "no open task calls for it; it may be done");
        };
        throw new Refusal(
                409,
                "租赁 " + lease.number() + " 目前不发此类通知（" + kind.title().zh() + "）：" + why.zh() + "。 Lease "
                        + lease.number() + " calls for no such notice now ("
                        + kind.title().en() + "): " + why.en() + ".");
    }

    /** @throws Refusal with 409 where its task is not open, or the letter is not to be sealed any more */
    void requireSealable(Lease lease, LegalNotice letter) {
        requireOpen(lease, letter.kind());
        standing.requireSealable(lease, letter);
    }
}
