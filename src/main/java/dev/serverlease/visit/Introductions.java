package dev.serverlease.visit;

import dev.serverlease.lease.Moment;
import dev.serverlease.request.Refusal;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * 核对身份: who opens a link gives the name and the end of the number of the person whom it is for, and then the code that
 * came over the other channel. Wrong answers are counted, and after the fifth only an officer helps on, with a new
 * link.
 */
@Service
public class Introductions {

    public static final Duration CODE_VALID = Duration.ofMinutes(10);

    /** Between two codes: a page that is sent twice sends one message. */
    private static final Duration BETWEEN_CODES = Duration.ofSeconds(30);

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_CODE = 20;

    private final LinkVisits visits;
    private final CodeChannel channel;
    private final Moment moment;

    Introductions(LinkVisits visits, CodeChannel channel, Moment moment) {
        this.visits = visits;
        this.channel = channel;
        this.moment = moment;
    }

    private enum Result {
        DONE,
        WRONG,
        TOO_SOON,
        USED,
        LOCKED
    }

    /** @param secret what the right code has made or, before it is sent, the code itself; null otherwise */
    private record Answer(
            Result result,
            @Nullable String secret,
            @Nullable Instant until) {

        static Answer of(Result result) {
            return new Answer(result, null, null);
        }
    }

    /**
     * The name and the number's end, as the form has them; if both are right, a code goes out.
     *
     * @throws NoSuchLink if the link cannot be used any more
     * @throws Refusal in words if nothing went out
     */
    public <L extends VisitorLink> void name(LinkKind<L> kind, L seen, VisitorForm form, Visitor visitor) {
        var said = form.submission();
        said.problems()
                .name("name", "姓名", LONGEST_NAME)
                .written("numberEnd", "证件号码、统一社会信用代码或者登记证号的后四位", "[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]{4}", "002X")
                .required("name", "姓名", LONGEST_NAME)
                .refuseIfAny();
        var answer = visits.actUnknown(
                kind,
                seen,
                visitor,
                (lease, link) -> named(kind, link, visitor, said.text("name"), said.text("numberEnd")));
        refuse(answer.result(), true);
        if (answer.secret() != null && answer.until() != null) {
            channel.send(new CodeChannel.Code(
                    kind, seen.leaseNumber(), seen.id(), seen.telephone(), answer.secret(), answer.until()));
        }
    }

    private <L extends VisitorLink> Answer named(
            LinkKind<L> kind, L link, Visitor visitor, String name, String numberEnd) {
        if (link.isLocked()) {
            return Answer.of(Result.LOCKED);
        }
        var until = link.codeUntil();
        if (until != null && until.minus(CODE_VALID).plus(BETWEEN_CODES).isAfter(moment.now())) {
            return Answer.of(Result.TOO_SOON);
        }
        if (!plain(name).equals(plain(link.signer())) || !plain(numberEnd).equals(plain(link.numberEnd()))) {
            return wrong(kind, link, visitor, LinkKind.Step.NOT_RECOGNISED);
        }
        var code = Secrets.code();
        var goodUntil = moment.now().plus(CODE_VALID);
        kind.access().code(link.id(), code, goodUntil);
        kind.keep(link, LinkKind.Step.OPENED, LinkVisits.LESSEE, visitor, Map.of());
        return new Answer(Result.DONE, code, goodUntil);
    }

    /**
     * The code. If it is right, the answer is the secret of a visit, for the visitor's browser; to a browser that has
     * one already, the same again.
     *
     * @param secret of the visitor's browser; null if it has none
     * @throws NoSuchLink if the link cannot be used any more
     * @throws Refusal in words if it is wrong or, which is not counted, if a visit has begun with it
     */
    public <L extends VisitorLink> String code(
            LinkKind<L> kind, L seen, @Nullable String secret, VisitorForm form, Visitor visitor) {
        var said = form.submission();
        said.problems().required("code", "验证码", LONGEST_CODE).refuseIfAny();
        var digits =
                Normalizer.normalize(said.text("code"), Normalizer.Form.NFKC).replaceAll("\\s", "");
        var answer = visits.actUnknown(kind, seen, visitor, (lease, link) -> {
            if (link.tries() >= VisitorLink.MOST_TRIES) {
                return Answer.of(Result.LOCKED);
            }
            if (kind.access().isUsedCode(link.id(), digits)) {
                return visits.isVisit(kind, link, secret)
                        ? new Answer(Result.DONE, secret, null)
                        : Answer.of(Result.USED);
            }
            if (!kind.access().isCode(link.id(), digits)) {
                return wrong(kind, link, visitor, LinkKind.Step.CODE_WRONG);
            }
            var visit = Secrets.token();
            var until = kind.visitUntil(moment.now());
            kind.access().identified(link.id(), visit, until);
            kind.keep(
                    link,
                    LinkKind.Step.IDENTIFIED,
                    LinkVisits.LESSEE,
                    visitor,
                    Map.of("signer", link.signer(), "how", channel.name(link.telephone())));
            return new Answer(Result.DONE, visit, until);
        });
        refuse(answer.result(), false);
        return String.valueOf(answer.secret());
    }

    /** What is kept of a wrong answer outlives the refusal. */
    private static <L extends VisitorLink> Answer wrong(LinkKind<L> kind, L link, Visitor visitor, LinkKind.Step step) {
        kind.access().wrong(link.id());
        kind.keep(link, step, LinkVisits.LESSEE, visitor, Map.of());
        return Answer.of(link.tries() + 1 >= VisitorLink.MOST_TRIES ? Result.LOCKED : Result.WRONG);
    }

    private static void refuse(Result result, boolean byName) {
        switch (result) {
            case DONE -> {
                // goes on
            }
            case TOO_SOON ->
                throw new Refusal(
                        429,
                        "验证码刚刚已经发出，请稍候；没有收到的，30 秒后再试。 A code has just gone out; if none comes, try again in 30 seconds.");
            case USED ->
                throw new Refusal(
                        409,
                        "此验证码刚刚已经使用过，未计为输错。请重新打开链接继续；仍要求核对身份的，请重新取得验证码。不是您本人使用的，请立即联系出租人。"
                                + " This code has just been used, which does not count as a wrong one. Open the link again to"
                                + " go on; if it still asks who you are, get a new code. If it was not you who used it, call"
                                + " the lessor at once.");
            case LOCKED ->
                throw new Refusal(
                        403,
                        "输错次数过多，此链接已锁定。请联系出租人重新发出链接。 Too many wrong answers, and the link is locked. Ask the lessor for a new one.");
            case WRONG ->
                throw new Refusal(
                        422,
                        byName
                                ? "姓名或者号码后四位与登记的签署人不一致，请核对。 Name or number are not those of the signer on record; check them."
                                : "验证码不正确，或者已过 10 分钟。 The code is wrong, or older than 10 minutes.");
        }
    }

    /** Names in whatever form and with whatever spaces they were typed; a number's letter in either case. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}]+", "")
                .toUpperCase(Locale.ROOT);
    }
}
