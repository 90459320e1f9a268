package dev.serverlease.access.factor;

import dev.serverlease.people.Person;
import dev.serverlease.people.SealingSettings;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks one-time codes: each is good once, and after five wrong ones in a row, however many come at once, nobody tries
 * for a quarter of an hour. What is counted stays counted, even if the caller's transaction is rolled back.
 */
@Component
class SecondFactors {

    private static final int MOST_WRONG = 5;
    private static final Duration PAUSE = Duration.ofMinutes(15);
    /** How long an app can be set up: meanwhile its secret is shown. */
    private static final Duration SETTING_UP = Duration.ofMinutes(10);

    private final SealingSettings settings;
    private final FactorTable table;
    private final Clock clock;
    private final TransactionTemplate apart;

    SecondFactors(SealingSettings settings, FactorTable table, Clock clock, PlatformTransactionManager transactions) {
        this.settings = settings;
        this.table = table;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    boolean isAskedFor() {
        return settings.secondFactor();
    }

    boolean isEnrolled(String officer) {
        return secret(officer) != null;
    }

    /** The secret of the app that this officer sets up now; null if none is set up. */
    byte @Nullable [] pending(String officer) {
        return table.of(officer)
                .filter(row -> row.pendingAt() != null
                        && row.pendingAt().plus(SETTING_UP).isAfter(clock.instant()))
                .map(row -> table.decrypted(officer, row.pending()))
                .orElse(null);
    }

    /**
     * A new app is to be set up. Whoever has one proves it with a code of that: a password alone replaces no factor.
     *
     * @throws Refusal with 409 if the settings ask for no second factor, and as {@link #require}
     */
    void begin(Person person, @Nullable String code) {
        if (!isAskedFor()) {
            throw new Refusal(
                    409, "本系统未启用第二验证因素，无须登记。 No second factor is asked for here, so there is nothing to enrol.");
        }
        if (isEnrolled(person.name())) {
            require(person, code);
        }
        table.begin(person.name(), OneTimeCodes.newSecret());
    }

    /** @throws Refusal with 409 if no app is being set up, 403 if the code is not its, 429 after too many wrong ones */
    void enrol(Person person, @Nullable String code) {
        if (pending(person.name()) == null) {
            throw nothingSetUp();
        }
        look(person.name(), code, () -> pending(person.name()), table::enrol, SecondFactors::nothingSetUp);
    }

    /**
     * @throws Refusal with 400 if no code is given, 403 if it is wrong or the person has no second factor, 409 if it
     *     was used before, 429 after too many wrong ones
     */
    void require(Person person, @Nullable String code) {
        if (!isEnrolled(person.name())) {
            throw new Refusal(
                    403,
                    "您尚未登记第二验证因素：请先在“第二验证因素”页面（/desk/second-factor）登记，再办理。 You have no second factor yet: enrol on the"
                            + " page “Second factor” (/desk/second-factor) first.");
        }
        look(person.name(), code, () -> secret(person.name()), table::use, SecondFactors::used);
    }

    /**
     * Looks at a code, after it has been counted. One that is right but comes too late is none that was wrong.
     *
     * @param secret whose code it must be, read under the lock of the officer's row
     * @param take what a right code of this step does; false if it comes too late
     * @param tooLate what is then said
     */
    private void look(
            String officer,
            @Nullable String code,
            Supplier<byte @Nullable []> secret,
            BiPredicate<String, Long> take,
            Supplier<Refusal> tooLate) {
        var given = digits(code);
        var refusal = apart.execute(status -> {
            if (!table.count(officer, MOST_WRONG, PAUSE)) {
                return paused();
            }
            var of = secret.get();
            var step = of == null ? OptionalLong.empty() : OneTimeCodes.stepOf(of, given, clock.instant());
            if (of != null && step.isEmpty()) {
                return wrong();
            }
            if (of == null || !take.test(officer, step.getAsLong())) {
                status.setRollbackOnly();
                return tooLate.get();
            }
            return null;
        });
        if (refusal != null) {
            throw refusal;
        }
    }

    private byte @Nullable [] secret(String officer) {
        return table.of(officer).map(FactorTable.Row::secret).orElse(null);
    }

    private static Refusal nothingSetUp() {
        return new Refusal(
                409,
                "没有正在设置的验证器，或者已过 10 分钟；请重新开始设置。 No app is being set up, or it took longer than 10 minutes; begin again.");
    }

    private static Refusal used() {
        return refused(
                409, "该验证码已经用过，请等待下一个（30 秒内）。 This code was used already; wait for the next, at most 30 seconds.");
    }

    private static Refusal paused() {
        return refused(
                429,
                "验证码连续输错 " + MOST_WRONG + " 次，请 " + PAUSE.toMinutes() + " 分钟后再试；手机丢失的，请系统管理员重置。 The code was wrong "
                        + MOST_WRONG + " times in a row; try again in " + PAUSE.toMinutes()
                        + " minutes. If the telephone is lost, an administrator resets it.");
    }

    /** @throws Refusal with 400 if none was given */
    private static String digits(@Nullable String code) {
        var digits = code == null
                ? ""
                : Normalizer.normalize(code, Normalizer.Form.NFKC).replaceAll("\\s", "");
        if (digits.isEmpty()) {
            throw refused(400, "请输入验证器上的 6 位动态验证码。 Give the 6-digit code that your app shows.");
        }
        return digits;
    }

    private static Refusal wrong() {
        return refused(
                403, "动态验证码不正确，请核对手机时间后重新输入。 Wrong code; check the telephone's clock and type the one it shows now.");
    }

    private static Refusal refused(int status, String message) {
        return new Refusal(status, message, List.of(new FieldError("code", message)));
    }
}
