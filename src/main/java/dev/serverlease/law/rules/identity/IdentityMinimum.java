package dev.serverlease.law.rules.identity;

import dev.serverlease.law.Missing;
import dev.serverlease.law.facts.LesseeFacts;
import dev.serverlease.law.facts.LesseeFacts.Kind;
import dev.serverlease.law.facts.Verification;
import dev.serverlease.law.facts.Verification.Check;
import dev.serverlease.law.facts.Verification.Method;
import dev.serverlease.law.facts.Verification.Subject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must have been verified at least, by kind of lessee (SECOND-EDITION part 7; ours, as no statute names it). The
 * records are taken together.
 */
public final class IdentityMinimum {

    private static final Set<Method> OF_A_PERSON =
            EnumSet.of(Method.ORIGINAL_SEEN, Method.VIDEO_LIVE, Method.NETWORK_ID);

    private final LesseeFacts lessee;
    private final List<Verification> records;
    private final Missing missing = new Missing();

    private IdentityMinimum(LesseeFacts lessee, List<Verification> records) {
        this.lessee = lessee;
        this.records = records;
    }

    /**
     * What is missing, in words.
     *
     * @param records that count; one without method, time, person or digest does not
     * @throws IllegalArgumentException if the kind of lessee is unknown
     */
    public static Missing missing(LesseeFacts lessee, List<Verification> records) {
        var counted = records.stream().filter(IdentityMinimum::isComplete).toList();
        return new IdentityMinimum(lessee, counted).missing();
    }

    /** Whether the record says by which method, when and by whom it was done, and on what document. */
    public static boolean isComplete(Verification record) {
        return record.method() != null
                && record.at() != null
                && record.by() != null
                && record.documentDigest() != null
                && record.result() != null;
    }

    /** Whose identity is verified as a person's: the lessee's own, or that of whoever signs. */
    public static Subject person(LesseeFacts lessee) {
        if (lessee.kind() == Kind.INDIVIDUAL) {
            return Subject.LESSEE;
        }
        return isSoleTrader(lessee.kind()) && !Boolean.FALSE.equals(lessee.signerIsLegalRep())
                ? Subject.OPERATOR
                : Subject.SIGNER;
    }

    private Missing missing() {
        Kind kind = lessee.kind();
        if (kind == null) {
            throw new IllegalArgumentException("The minimum depends on the kind of lessee");
        }
        if (kind == Kind.INDIVIDUAL) {
            person("承租人", "the lessee", Subject.LESSEE);
            phone("承租人", "the lessee", Subject.LESSEE);
        } else if (kind == Kind.OVERSEAS) {
            missing.unless(
                    has(Subject.LESSEE, EnumSet.of(Method.NOTARISED, Method.REGISTER_QUERY)),
                    "承租人：经公证认证的登记文件，或者所在国家（地区）登记机关的查询结果",
                    "the lessee: a notarised or apostilled extract, or a query of its country's register");
            person("签署人（护照）", "the signer (passport)", Subject.SIGNER);
        } else {
            missing.unless(
                    has(Subject.LESSEE, EnumSet.of(Method.REGISTER_QUERY)),
                    "承租人：登记机关公示信息的查询结果",
                    "the lessee: a query of the public register");
            signer();
        }
        return missing;
    }

    private void signer() {
        Subject signer = person(lessee);
        if (isSoleTrader(lessee.kind())) {
            person("经营者", "the operator", Subject.OPERATOR);
            phone("经营者", "the operator", Subject.OPERATOR);
        }
        if (signer == Subject.SIGNER) {
            person("签署人", "the signer", Subject.SIGNER);
            phone("签署人", "the signer", Subject.SIGNER);
        }
        missing.unless(
                records.stream().anyMatch(record -> record.checks().contains(Check.SIGNER_POWER)),
                "签署人的签署权限",
                "the signer's power to sign");
    }

    private void person(String zh, String en, Subject subject) {
        missing.unless(
                has(subject, OF_A_PERSON),
                zh + "：证件原件、实时视频或者网络身份认证（任选其一）",
                en + ": the original document, live video or network identity");
    }

    private void phone(String zh, String en, Subject subject) {
        missing.unless(
                records.stream()
                        .anyMatch(record -> record.subject() == subject
                                && record.checks().contains(Check.PHONE_OWNED)),
                zh + "：电话号码属于本人",
                en + ": that the telephone number is theirs");
    }

    private boolean has(Subject subject, Set<Method> methods) {
        return records.stream().anyMatch(record -> record.subject() == subject && methods.contains(record.method()));
    }

    private static boolean isSoleTrader(@Nullable Kind kind) {
        return kind != null && kind.name().equals("SOLE_TRADER");
    }
}
