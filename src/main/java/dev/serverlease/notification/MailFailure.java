package dev.serverlease.notification;

import jakarta.mail.MessagingException;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.util.MailConnectException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/** Why a mail was not taken, in words for people and courts: at most with the line that the mail server answered. */
final class MailFailure {

    /** A refusal, like 550 5.1.1 No such user (RFC 5321). */
    private static final Pattern ANSWER = Pattern.compile("^[45]\\d\\d[ -]\\S.*$", Pattern.MULTILINE);

    private MailFailure() {}

    /** In both languages; the exception itself is for the log. */
    static String words(MailException failure) {
        var all = all(failure);
        var answers = all.stream()
                .map(one -> Objects.toString(one.getMessage(), ""))
                .flatMap(text -> ANSWER.matcher(text).results().map(MatchResult::group))
                .map(String::strip)
                .distinct()
                .collect(Collectors.joining("; "));
        if (!answers.isEmpty()) {
            return "邮件服务器没有接收，其答复为 The mail server did not take it and answered: " + answers;
        }
        return all.stream()
                .filter(MailConnectException.class::isInstance)
                .map(MailConnectException.class::cast)
                .map(one -> one.getHost() + ":" + one.getPort())
                .map(server -> "无法连接邮件服务器 " + server + " The mail server " + server + " cannot be reached")
                .findFirst()
                .orElse("邮件未能发送，邮件服务器没有说明原因 The mail could not be sent, and the mail server gave no reason");
    }

    /** With causes, what each says comes next, and the failure of each message. */
    private static Set<Throwable> all(Throwable failure) {
        var all = new LinkedHashSet<Throwable>();
        var open = new ArrayDeque<Throwable>(Set.of(failure));
        while (!open.isEmpty()) {
            var one = open.poll();
            if (!all.add(one)) {
                continue;
            }
            if (one.getCause() != null) {
                open.add(one.getCause());
            }
            if (one instanceof MessagingException mail && mail.getNextException() != null) {
                open.add(mail.getNextException());
            }
            if (one instanceof MailSendException several) {
                open.addAll(several.getFailedMessages().values());
            }
        }
        return all;
    }
}
