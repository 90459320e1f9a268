package dev.serverlease.signature;

import dev.serverlease.signature.SignatureReport.Answer;
import dev.serverlease.signature.SignatureReport.Facts;
import dev.serverlease.signature.SignatureReport.Question;
import dev.serverlease.signature.SignatureReport.Result;
import dev.serverlease.words.Word;
import eu.europa.esig.dss.diagnostic.TimestampWrapper;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the report's answers in words. */
final class ReportWriter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss (xxx)");

    private static final Word UNTOLD = new Word("没有检查到这一步。", "The check did not come that far.");

    private final ExpectedSignature expected;
    private final byte[] file;
    private final ZoneId zone;

    ReportWriter(ExpectedSignature expected, byte[] file, ZoneId zone) {
        this.expected = expected;
        this.file = file;
        this.zone = zone;
    }

    /** The file was refused before its signature was read. */
    SignatureReport refused(SignatureFault fault) {
        var answers = Arrays.stream(Question.values())
                .map(question -> question == fault.question()
                        ? new Answer(question, Result.DOES_NOT_HOLD, fault.text())
                        : question == Question.REMEDY
                                ? new Answer(question, Result.DOES_NOT_HOLD, fault.remedy())
                                : new Answer(question, Result.CANNOT_BE_TOLD, UNTOLD))
                .toList();
        return new SignatureReport(Optional.of(fault), answers, Facts.unread(expected.field(), file), null);
    }

    SignatureReport checked(Validation found, Optional<SignatureFault> fault, Optional<Reliability> reliability) {
        var answers = new ArrayList<>(List.of(
                signer(found),
                new Answer(
                        Question.DOCUMENT,
                        Result.HOLDS,
                        new Word(
                                "以本次发出的文件原样开头，其摘要为 " + Digests.sha256(expected.issued()) + "。",
                                "It begins with the very bytes that were handed out, whose digest is "
                                        + Digests.sha256(expected.issued()) + ".")),
                new Answer(
                        Question.UNCHANGED,
                        Result.HOLDS,
                        new Word("文件中只增加了签名和时间戳。", "Only signatures and time stamps were added.")),
                certificate(found),
                time(found),
                reliability(reliability),
                new Answer(Question.REMEDY, Result.HOLDS, new Word("已通过，无须处理。", "It holds; nothing is to be done."))));
        fault.ifPresent(what -> {
            var result = what.isOnlyUnknown() ? Result.CANNOT_BE_TOLD : Result.DOES_NOT_HOLD;
            var at = what.question().ordinal();
            answers.set(at, new Answer(what.question(), result, and(what, answers.get(at), found)));
            answers.set(Question.REMEDY.ordinal(), new Answer(Question.REMEDY, result, what.remedy()));
            doubt(answers, what);
        });
        return new SignatureReport(fault, List.copyOf(answers), facts(found, reliability), found.evidence());
    }

    /** What an unproved signature says of its certificate and its content is only what it claims. */
    private static void doubt(List<Answer> answers, SignatureFault fault) {
        var unproved = switch (fault) {
            case ALTERED, NOT_PROVED, CHANGED_BESIDE_THE_SIGNATURE, BYTES_AFTER_THE_SIGNATURE ->
                List.of(Question.SIGNER, Question.CERTIFICATE, Question.RELIABILITY);
            case UNTRUSTED_ISSUER, WEAK_ALGORITHM, REVOCATION_UNKNOWN, NOT_YET_VALID, EXPIRED, REVOKED ->
                List.of(Question.SIGNER, Question.RELIABILITY);
            default -> List.<Question>of();
        };
        for (var question : unproved) {
            var answer = answers.get(question.ordinal());
            if (answer.result() == Result.HOLDS) {
                answers.set(question.ordinal(), new Answer(question, Result.CANNOT_BE_TOLD, answer.text()));
            }
        }
    }

    /** Who the certificate names, and who says so, is said also of a refused one. */
    private static Word and(SignatureFault fault, Answer before, Validation found) {
        var added = switch (fault.question()) {
            case UNCHANGED -> new Word("", "");
            case CERTIFICATE -> issuer(found);
            default -> before.text();
        };
        return new Word(fault.text().zh() + added.zh(), (fault.text().en() + " " + added.en()).strip());
    }

    private static Word issuer(Validation found) {
        return new Word("签发机构：" + found.issuer() + "。", "Issued by " + found.issuer() + ".");
    }

    private static Answer signer(Validation found) {
        var subject = found.subject();
        if (subject == null) {
            return new Answer(
                    Question.SIGNER,
                    Result.CANNOT_BE_TOLD,
                    new Word("签名中没有签署人的证书。", "The signature does not carry its signer's certificate."));
        }
        return new Answer(
                Question.SIGNER,
                Result.HOLDS,
                new Word("证书主体：" + subject.inWords() + "。", "The certificate names " + subject.inWords() + "."));
    }

    private static Answer certificate(Validation found) {
        return new Answer(
                Question.CERTIFICATE,
                Result.HOLDS,
                new Word(
                        "签发机构：" + found.issuer() + "；签署时在有效期内，未被吊销。",
                        "Issued by " + found.issuer() + "; valid and not revoked when it signed."));
    }

    private Answer time(Validation found) {
        return found.timeStamp()
                .map(stamp -> new Answer(
                        Question.TIME,
                        Result.HOLDS,
                        new Word(
                                "时间戳机构 " + producer(stamp) + " 证明不晚于 "
                                        + text(stamp.getProductionTime().toInstant()) + "。",
                                "The time-stamp service " + producer(stamp) + " vouches: not later than "
                                        + text(stamp.getProductionTime().toInstant()) + ".")))
                .orElseGet(() -> new Answer(
                        Question.TIME,
                        Result.CANNOT_BE_TOLD,
                        new Word(
                                "只有签署人电脑上的时间 " + text(found.signingTime()) + "，没有可信的时间戳。",
                                "Only the signer's computer says " + text(found.signingTime())
                                        + "; no trusted time stamp does.")));
    }

    private static String producer(TimestampWrapper stamp) {
        var certificate = stamp.getSigningCertificate();
        return certificate == null ? "" : certificate.getReadableCertificateName();
    }

    private static Answer reliability(Optional<Reliability> reliability) {
        return reliability
                .map(level -> new Answer(Question.RELIABILITY, Result.HOLDS, level.word()))
                .orElseGet(() -> new Answer(
                        Question.RELIABILITY,
                        Result.CANNOT_BE_TOLD,
                        new Word("证书不在信任清单之下。", "The certificate is under none of the trust anchors.")));
    }

    private Facts facts(Validation found, Optional<Reliability> reliability) {
        var subject = found.subject();
        return new Facts(
                expected.field(),
                Digests.sha256(file),
                subject == null ? null : subject.toString(),
                found.issuer(),
                found.signingTime(),
                found.timeStamp()
                        .map(stamp -> stamp.getProductionTime().toInstant())
                        .orElse(null),
                reliability.orElse(null),
                found.indication());
    }

    private String text(@Nullable Instant time) {
        return time == null ? "（未载明）" : TIME.format(time.atZone(zone));
    }
}
