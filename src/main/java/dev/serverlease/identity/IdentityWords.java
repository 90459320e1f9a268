package dev.serverlease.identity;

import dev.serverlease.law.facts.Verification.Check;
import dev.serverlease.law.facts.Verification.Method;
import dev.serverlease.law.facts.Verification.Result;
import dev.serverlease.law.facts.Verification.Subject;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;

/** What the codes of a verification are called; the kinds under which {@code words/codes.yaml} has them. */
public final class IdentityWords {

    public static final String METHOD = "identity-method";
    public static final String RESULT = "identity-result";
    public static final String CHECK = "identity-check";
    private static final String SUBJECT = "identity-subject";

    private IdentityWords() {}

    public static Word of(Subject subject) {
        return Words.of(SUBJECT, subject);
    }

    public static Word of(Method method) {
        return Words.of(METHOD, method);
    }

    public static Word of(Result result) {
        return Words.of(RESULT, result);
    }

    public static Word of(Check check) {
        return Words.of(CHECK, check);
    }
}
