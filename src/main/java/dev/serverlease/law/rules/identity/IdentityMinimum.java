package dev.serverlease.law.rules.identity;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Missing;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Parameter;
import dev.serverlease.law.facts.IdentityFacts;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts;
import dev.serverlease.law.facts.LesseeFacts.Kind;
import dev.serverlease.law.facts.Verification;
import dev.serverlease.law.facts.Verification.Check;
import dev.serverlease.law.facts.Verification.Method;
import dev.serverlease.law.facts.Verification.Result;
import dev.serverlease.law.facts.Verification.Subject;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What must have been verified at least, by kind of lessee (SECOND-EDITION part 7; ours, as no statute names it), and
 * what of it is missing. The records are taken together.
 */
public final class IdentityMinimum {

    /** Methods by which a person is verified. */
    public static final Set<Method> OF_A_PERSON =
            Collections.unmodifiableSet(EnumSet.of(Method.ORIGINAL_SEEN, Method.VIDEO_LIVE, Method.NETWORK_ID));

    private static final Pattern BLANKS = Pattern.compile("[\\s\\h]+");

    private final LesseeFacts lessee;
    private final List<Verification> records;
    private final Missing missing = new Missing();
    private final Set<Subject> open = EnumSet.noneOf(Subject.class);

    private IdentityMinimum(LesseeFacts lessee, List<Verification> records) {
        this.lessee = lessee;
        this.records = records.stream().filter(IdentityMinimum::isComplete).toList();
    }

    /**
     * @param records that count; one without method, time, person or digest does not
     * @throws IllegalArgumentException if the kind of lessee is unknown
     */
    public static IdentityMinimum of(LesseeFacts lessee, List<Verification> records) {
        var minimum = new IdentityMinimum(lessee, records);
        minimum.compare();
        return minimum;
    }

    /**
     * The minimum of one who signs for the lessee: that it is them, and that they may.
     *
     * @param records of that person that count
     */
    public static IdentityMinimum ofSigner(LesseeFacts lessee, List<Verification> records) {
        var minimum = new IdentityMinimum(lessee, records);
        if (lessee.kind() == Kind.OVERSEAS) {
            minimum.person(Subject.SIGNER, "签署人（护照）", "the signer (passport)");
        } else {
            minimum.signs(Subject.SIGNER, "签署人", "the signer");
        }
        minimum.power(Subject.SIGNER);
        return minimum;
    }

    /**
     * Of whom the application names as the lessee's signer: who they are, and where not shown otherwise, that they may.
     */
    public static IdentityMinimum ofNamedSigner(LesseeFacts lessee, List<Verification> records) {
        var minimum = new IdentityMinimum(lessee, records);
        switch (minimum.signing()) {
            case LESSEE -> {
                minimum.person(Subject.LESSEE, "承租人", "the lessee");
                minimum.phone(Subject.LESSEE, "承租人", "the lessee");
            }
            case GUARDIAN -> minimum.signs(Subject.GUARDIAN, "法定代理人", "the statutory agent");
            case OPERATOR -> {
                minimum.signs(Subject.OPERATOR, "经营者", "the operator");
                minimum.power(Subject.OPERATOR);
            }
            case SIGNER -> {
                if (lessee.kind() != Kind.OVERSEAS || Boolean.FALSE.equals(lessee.signerIsLegalRep())) {
                    return ofSigner(lessee, records);
                }
                // before the draft only the passport is verified, whatever their power
                minimum.person(Subject.SIGNER, "签署人（护照）", "the signer (passport)");
            }
        }
        return minimum;
    }

    /** As whom the signer is verified whom the application names. */
    public static Subject signing(LesseeFacts lessee) {
        return new IdentityMinimum(lessee, List.of()).signing();
    }

    private Subject signing() {
        if (lessee.kind() == Kind.INDIVIDUAL) {
            return Boolean.TRUE.equals(lessee.signerIsGuardian())
                    ? Subject.GUARDIAN
                    : isSignedByAnother() ? Subject.SIGNER : Subject.LESSEE;
        }
        return lessee.kind() == Kind.SOLE_TRADER && !Boolean.FALSE.equals(lessee.signerIsLegalRep())
                ? Subject.OPERATOR
                : Subject.SIGNER;
    }

    /**
     * The matches whose document is valid on the day; before an opening only recent ones, and after a doubt arose only
     * later ones.
     */
    public static List<Verification> counting(IdentityFacts identity, Asked asked) {
        return undoubted(identity).stream()
                .filter(record -> isValidOn(record, asked.asOf()))
                .filter(record -> asked.occasion() != Occasion.ACTIVATION || isFresh(record, asked))
                .toList();
    }

    /** The matches; where a doubt arose, such as another signer, only those made later. */
    static List<Verification> undoubted(IdentityFacts identity) {
        Long before = identity.doubts().isEmpty() ? null : identity.doubtedAfter();
        return identity.with(Result.MATCH).stream()
                .filter(record -> before == null || (record.number() != null && record.number() > before))
                .toList();
    }

    /** Whether the document was not expired on that day; its last day counts. */
    public static boolean isValidOn(Verification record, LocalDate day) {
        return record.documentValidTo() == null || !record.documentValidTo().isBefore(day);
    }

    /** Whether the verification is recent enough for a hand-over. */
    static boolean isFresh(Verification record, Asked asked) {
        return record.at() != null && !record.at().isBefore(asked.asOf().minusMonths(months(asked)));
    }

    /** For so many months a verification serves for a hand-over. */
    static long months(Asked asked) {
        return Parameter.IDENTITY_MONTHS.wholeOn(asked.lawOf());
    }

    public boolean isMet() {
        return missing.isEmpty();
    }

    /** In words. */
    public Missing missing() {
        return missing;
    }

    /** Those of whom something is missing. */
    public Set<Subject> open() {
        return Collections.unmodifiableSet(open);
    }

    /** Whether the record says by which method, when and by whom it was done, and on what document. */
    private static boolean isComplete(Verification record) {
        return record.method() != null
                && record.at() != null
                && record.by() != null
                && record.documentDigest() != null
                && record.result() != null;
    }

    private void compare() {
        Kind kind = lessee.kind();
        if (kind == null) {
            throw new IllegalArgumentException("The minimum depends on the kind of lessee");
        }
        switch (kind) {
            case INDIVIDUAL -> individual();
            case OVERSEAS -> overseas();
            case SOLE_TRADER -> soleTrader();
            case COMPANY, PUBLIC_INSTITUTION, STATE_ORGAN, SOCIAL_ORGANISATION -> {
                register();
                signs(Subject.SIGNER, "签署人", "the signer");
                power(Subject.SIGNER);
            }
        }
    }

    private void individual() {
        person(Subject.LESSEE, "承租人", "the lessee");
        if (Boolean.TRUE.equals(lessee.signerIsGuardian())) {
            signs(Subject.GUARDIAN, "法定代理人", "the statutory agent");
        } else {
            phone(Subject.LESSEE, "承租人", "the lessee");
            if (isSignedByAnother()) {
                signs(Subject.SIGNER, "签署人", "the signer");
                power(Subject.SIGNER);
            }
        }
    }

    /** Whether the signer that was named is not the lessee; blanks and case aside. */
    private boolean isSignedByAnother() {
        return LeaseFacts.given(lessee.signerName())
                && !plain(lessee.signerName()).equals(plain(lessee.name()));
    }

    private static String plain(@Nullable String name) {
        return name == null ? "" : BLANKS.matcher(name).replaceAll("").toUpperCase(Locale.ROOT);
    }

    private void overseas() {
        need(
                Subject.LESSEE,
                has(Subject.LESSEE, EnumSet.of(Method.NOTARISED, Method.REGISTER_QUERY)),
                "承租人：经公证或者认证的登记文件，或者所在国家（地区）登记机关的查询结果",
                "the lessee: a notarised or apostilled extract, or a query of its country's register");
        person(Subject.SIGNER, "签署人（护照）", "the signer (passport)");
    }

    /** The operator is verified whoever signs: a sole trader is a natural person in business (Civil Code art. 54). */
    private void soleTrader() {
        register();
        signs(Subject.OPERATOR, "经营者", "the operator");
        boolean signsForHim = Boolean.FALSE.equals(lessee.signerIsLegalRep());
        if (signsForHim) {
            signs(Subject.SIGNER, "签署人", "the signer");
        }
        power(signsForHim ? Subject.SIGNER : Subject.OPERATOR);
    }

    private void register() {
        need(
                Subject.LESSEE,
                has(Subject.LESSEE, EnumSet.of(Method.REGISTER_QUERY)),
                "承租人：登记机关公示信息的查询结果",
                "the lessee: a query of the public register");
    }

    private void signs(Subject subject, String zh, String en) {
        person(subject, zh, en);
        phone(subject, zh, en);
    }

    private void power(Subject subject) {
        need(subject, isChecked(null, Check.SIGNER_POWER), "签署人的签署权限", "the signer's power to sign");
    }

    private void person(Subject subject, String zh, String en) {
        need(
                subject,
                has(subject, OF_A_PERSON),
                zh + "：证件原件、实时视频或者网络身份认证（任选其一）",
                en + ": the original document, live video or network identity");
    }

    private void phone(Subject subject, String zh, String en) {
        need(
                subject,
                isChecked(subject, Check.PHONE_OWNED),
                zh + "：电话号码属于本人",
                en + ": that the telephone number is theirs");
    }

    private void need(Subject subject, boolean there, String zh, String en) {
        missing.unless(there, zh, en);
        if (!there) {
            open.add(subject);
        }
    }

    private boolean has(Subject subject, Set<Method> methods) {
        return records.stream().anyMatch(record -> record.subject() == subject && methods.contains(record.method()));
    }

    private boolean isChecked(@Nullable Subject subject, Check check) {
        return records.stream()
                .filter(record -> subject == null || record.subject() == subject)
                .anyMatch(record -> record.checks().contains(check));
    }
}
