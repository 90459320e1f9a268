package dev.serverlease.stage.contract.sign;

import dev.serverlease.config.IsoPeriod;
import dev.serverlease.lease.Moment;
import dev.serverlease.stage.contract.link.CodeChannel;
import dev.serverlease.stage.contract.link.LinkState;
import dev.serverlease.stage.contract.link.LinkSteps;
import dev.serverlease.stage.contract.link.LinkTable;
import dev.serverlease.stage.contract.link.Secrets;
import dev.serverlease.stage.contract.link.SigningLink;
import dev.serverlease.stage.contract.link.SigningSettings;
import dev.serverlease.stage.contract.link.Visitor;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * 核对身份: who opens the link gives the signer's name and the end of the number, and then the code that came over the
 * other channel. Wrong answers are counted, and after the fifth only an officer helps on, with a new link.
 */
@Service
class Introductions {

    static final Duration CODE_VALID = Duration.ofMinutes(10);

    /** Between two codes: a page that is sent twice sends one message. */
    private static final Duration BETWEEN_CODES = Duration.ofSeconds(30);

    private final Visits visits;
    private final LinkTable links;
    private final LinkSteps steps;
    private final CodeChannel channel;
    private final IsoPeriod visitValid;
    private final Moment moment;

    Introductions(
            Visits visits,
            LinkTable links,
            LinkSteps steps,
            CodeChannel channel,
            SigningSettings settings,
            Moment moment) {
        this.visits = visits;
        this.links = links;
        this.steps = steps;
        this.channel = channel;
        this.visitValid = settings.visitValid();
        this.moment = moment;
    }

    enum Result {
        DONE,
        WRONG,
        TOO_SOON,
        LOCKED
    }

    /** @param secret what the right code has made or, before it is sent, the code itself; null otherwise */
    record Answer(
            Result result,
            @Nullable String secret,
            @Nullable Instant until) {

        static Answer of(Result result) {
            return new Answer(result, null, null);
        }
    }

    /**
     * The signer's name and the number's end; if both are right, a code goes out.
     *
     * @throws NoSuchLink if the link cannot be used any more
     */
    Result name(SigningLink seen, String name, String numberEnd, Visitor visitor) {
        var answer = visits.actUnknown(seen, visitor, (lease, link) -> {
            if (link.isLocked()) {
                return Answer.of(Result.LOCKED);
            }
            var until = link.codeUntil();
            if (until != null && until.minus(CODE_VALID).plus(BETWEEN_CODES).isAfter(moment.now())) {
                return Answer.of(Result.TOO_SOON);
            }
            if (!plain(name).equals(plain(link.signer())) || !plain(numberEnd).equals(plain(link.numberEnd()))) {
                return wrong(link, visitor, "SIGNER_NOT_RECOGNISED");
            }
            var code = Secrets.code();
            var goodUntil = moment.now().plus(CODE_VALID);
            links.code(link.id(), code, goodUntil);
            steps.take(link, LinkState.OPENED, visitor, Map.of());
            return new Answer(Result.DONE, code, goodUntil);
        });
        if (answer.secret() != null && answer.until() != null) {
            channel.send(new CodeChannel.Code(
                    seen.leaseNumber(), seen.id(), seen.telephone(), answer.secret(), answer.until()));
        }
        return answer.result();
    }

    /**
     * The code. If it is right, the answer has the secret of a visit, for the visitor's browser.
     *
     * @throws NoSuchLink if the link cannot be used any more
     */
    Answer code(SigningLink seen, String code, Visitor visitor) {
        return visits.actUnknown(seen, visitor, (lease, link) -> {
            if (link.tries() >= SigningLink.MOST_TRIES) {
                return Answer.of(Result.LOCKED);
            }
            if (!links.isCode(
                    link.id(), Normalizer.normalize(code, Normalizer.Form.NFKC).replaceAll("\\s", ""))) {
                return wrong(link, visitor, "SIGNING_CODE_WRONG");
            }
            var visit = Secrets.token();
            var until = visitValid.after(moment.now(), ZoneOffset.UTC);
            links.identified(link.id(), visit, until);
            steps.take(link, LinkState.IDENTIFIED, visitor, Map.of("signer", link.signer(), "how", channel.name()));
            return new Answer(Result.DONE, visit, until);
        });
    }

    /** What is kept of a wrong answer outlives the refusal. */
    private Answer wrong(SigningLink link, Visitor visitor, String action) {
        links.wrong(link.id());
        steps.keep(link, LinkSteps.LESSEE, action, visitor, Map.of());
        return Answer.of(link.tries() + 1 >= SigningLink.MOST_TRIES ? Result.LOCKED : Result.WRONG);
    }

    /** Names in whatever form and with whatever spaces they were typed; a number's letter in either case. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}]+", "")
                .toUpperCase(Locale.ROOT);
    }
}
