package dev.serverlease.hands;

import java.util.List;
import java.util.UUID;

/** The verification of identity: each method and each result, beside the review, before an opening and in force. */
final class IdentityHands {

    private static final String FORM = "legal-review--verify-identity";

    private static final Hand.Task VERIFY = new Hand.Task("Task_VerifyIdentity", FORM, "compliance1");
    private static final Hand.Task AT_OPENING = new Hand.Task("Task_VerifyIdentityAtOpening", FORM, "compliance1");
    private static final Hand.Task OF_THE_SIGNER = new Hand.Task("Task_VerifySigner", FORM, "compliance1");
    private static final Hand.Task AGAIN = new Hand.Task("Task_ReverifyIdentity", FORM, "compliance1");

    private static final String RECORDS =
            "string_agg(subject || ' ' || method || ' ' || result || ' ' || coalesce(number_end, ''), ', ' order by position)";

    private IdentityHands() {}

    static List<Hand> all() {
        return List.of(
                VERIFY.when("a company's register is queried, and its signer seen", Brought::toVerification)
                        .may("first.method", "REGISTER_QUERY")
                        .may("first.evidence", "answer.pdf")
                        .may("first.reference", "GSXT-2026-1-" + UUID.randomUUID())
                        .may("first.checks", "NAME,NUMBER,REGISTER_STATUS")
                        .fill("first.result", "MATCH")
                        .may("second.method", "ORIGINAL_SEEN")
                        .may("second.evidence", "scan.pdf")
                        .may("second.numberEnd", "002X")
                        .may("second.documentValidTo", "2036-12-31")
                        .may("second.checks", "PHOTO,NAME,NUMBER,BIRTH_DATE,SEX_DIGIT,SIGNER_POWER,PHONE_OWNED")
                        .fill("second.result", "MATCH")
                        .recorded(
                                "identity_verification",
                                RECORDS,
                                "LESSEE REGISTER_QUERY MATCH 015Q, SIGNER ORIGINAL_SEEN MATCH 002X"),
                VERIFY.when("an individual's document is seen", Brought::toVerificationOfAPerson)
                        .may("first.method", "ORIGINAL_SEEN")
                        .may("first.documentValidTo", "2036-12-31")
                        .may("first.checks", "PHOTO,NAME,NUMBER,BIRTH_DATE,SEX_DIGIT,PHONE_OWNED")
                        .fill("first.result", "MATCH")
                        .recorded("identity_verification", RECORDS, "LESSEE ORIGINAL_SEEN MATCH 002X")
                        .inEachRun(),
                VERIFY.when("an individual on video is not whom the document shows", Brought::toVerificationOfAPerson)
                        .may("first.method", "VIDEO_LIVE")
                        .may("first.checks", "PHOTO,SIGNER_POWER")
                        .fill("first.result", "MISMATCH")
                        .may("first.note", "人像不符")
                        .recorded("identity_verification", RECORDS, "LESSEE VIDEO_LIVE MISMATCH 002X")
                        .stage("LEGAL_REVIEW"),
                VERIFY.when("an individual refuses the network identity", Brought::toVerificationOfAPerson)
                        .may("first.method", "NETWORK_ID")
                        .fill("first.result", "REFUSED")
                        .may("first.note", "承租人拒绝核验")
                        .recorded("identity_verification", "result || ' ' || note", "REFUSED 承租人拒绝核验")
                        .stage("ENDED"),
                VERIFY.when("a transfer shows a forged licence", Brought::toVerification)
                        .may("first.method", "BANK_TRANSFER")
                        .fill("first.result", "FORGED")
                        .may("first.note", "账户名称系另一公司")
                        .recorded("identity_verification", "result || ' ' || note", "FORGED 账户名称系另一公司")
                        .stage("ENDED"),
                VERIFY.when(
                                "an overseas company's extract is notarised, and its signer on video",
                                Brought::toVerificationAbroad)
                        .may("first.method", "NOTARISED")
                        .may("first.evidence", "answer.pdf")
                        .may("first.numberEnd", "123K")
                        .may("first.checks", "NAME,NUMBER")
                        .fill("first.result", "MATCH")
                        .may("second.method", "VIDEO_LIVE")
                        .may("second.evidence", "scan.pdf")
                        .may("second.numberEnd", "4567")
                        .may("second.checks", "PHOTO,NAME,NUMBER,BIRTH_DATE")
                        .fill("second.result", "MATCH")
                        .may("second.note", "护照号码不含性别")
                        .recorded(
                                "identity_verification",
                                RECORDS,
                                "LESSEE NOTARISED MATCH 123K, SIGNER VIDEO_LIVE MATCH 4567"),
                VERIFY.when("a signer's network identity does not match", Brought::toVerification)
                        .may("second.method", "NETWORK_ID")
                        .may("second.reference", "WH-1-" + UUID.randomUUID())
                        .may("second.evidence", "scan.pdf")
                        .fill("second.result", "MISMATCH")
                        .may("second.note", "姓名不符")
                        .recorded("identity_verification", RECORDS, "SIGNER NETWORK_ID MISMATCH "),
                VERIFY.when("a signer whom a platform does not show refuses", Brought::toVerification)
                        .may("second.method", "REGISTER_QUERY")
                        .may("second.checks", "REGISTER_STATUS")
                        .fill("second.result", "REFUSED")
                        .may("second.note", "拒绝出示通行证")
                        .recorded("identity_verification", RECORDS, "SIGNER REGISTER_QUERY REFUSED ")
                        .stage("ENDED"),
                VERIFY.when("a signer's document is forged", Brought::toVerification)
                        .may("second.method", "ORIGINAL_SEEN")
                        .fill("second.result", "FORGED")
                        .may("second.note", "证件系伪造")
                        .recorded("identity_verification", RECORDS, "SIGNER ORIGINAL_SEEN FORGED ")
                        .stage("ENDED"),
                AT_OPENING
                        .when("half of it is done anew before the opening", Brought::toVerificationAtOpening)
                        .may("first.method", "REGISTER_QUERY")
                        .may("first.reference", "GSXT-2027-1-" + UUID.randomUUID())
                        .may("first.checks", "NAME,NUMBER,REGISTER_STATUS")
                        .fill("first.result", "MATCH")
                        .expect(
                                "select count(*)::text from lease.identity_verification where lease_number = :number",
                                "3"),
                OF_THE_SIGNER
                        .when("another signer is seen", Brought::toVerificationOfTheSigner)
                        .may("first.method", "ORIGINAL_SEEN")
                        .may("first.numberEnd", "002X")
                        .may("first.checks", "PHOTO,NAME,NUMBER,BIRTH_DATE,SEX_DIGIT,SIGNER_POWER,PHONE_OWNED")
                        .fill("first.result", "MATCH")
                        .recorded("identity_verification", "max(signatory)", "李某某"),
                AGAIN.when("a changed signer is verified", Brought::toVerificationAgain)
                        .may("first.method", "REGISTER_QUERY")
                        .may("first.reference", "GSXT-2026-2-" + UUID.randomUUID())
                        .may("first.checks", "NAME,NUMBER,REGISTER_STATUS")
                        .fill("first.result", "MATCH")
                        .expect(
                                "select count(*)::text from lease.identity_verification where lease_number = :number",
                                "3"));
    }
}
