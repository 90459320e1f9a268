package dev.serverlease.testing;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds what only developers read: names of constants, members, rules and groups, values of programs. */
public final class Codes {

    /** Abbreviations that the readers of the product use themselves, or that the tests' applicants write. */
    private static final Set<String> WORDS = Set.of(
            "both.pdf",
            "receipt.pdf",
            "API",
            "CAC",
            "CDN",
            "CII",
            "CIIO",
            "CITIC",
            "CNY",
            "CPU",
            "CRL",
            "CSL",
            "CSV",
            "ECDSA",
            "EMS",
            "ERP",
            "eSIM",
            "GPU",
            "HTML",
            "HTTP",
            "ICP",
            "IDC",
            "ISP",
            "JPEG",
            "JSON",
            "MIIT",
            "OCSP",
            "PBOC",
            "PDF",
            "PEM",
            "PIPL",
            "PNG",
            "PRC",
            "RAM",
            "REST",
            "RSA",
            "SAR",
            "SHA",
            "SPC",
            "SPP",
            "SSD",
            "URL",
            "USB",
            "USCC",
            "USD",
            "UTF",
            "VAT",
            "VPN",
            "VPS");

    private static final Pattern CONSTANT = Pattern.compile(
            "(?<![\\p{L}\\d_./-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|(?<![\\p{Alpha}\\d_./-])[A-Z]{3,}(?![\\p{Alpha}\\d_-])"
                    + "|(?<![\\p{Alnum}-])P[1-9](?![\\p{Alnum}])");
    private static final Pattern NAME = Pattern.compile(
            "(?<![\\p{Alnum}/@.:-])[a-z]{2,}(?:\\.[a-zA-Z]{2,})+(?:-[a-z]+)*(?![\\p{Alnum}/@])|(?<![\\p{Alnum}/])[a-z]+[A-Z][A-Za-z]*"
                    + "|(?<![A-Za-z])(?:legal|contract|compliance)-officers|(?<![A-Za-z])camunda-admin"
                    + "|(?<![A-Za-z])[A-Z][a-z]+_[A-Z][A-Za-z]+|(?<![\\p{Alpha}-])(?:legal-review|second-review|human-look)");
    private static final Pattern PROGRAM = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z|(?:为|是|记|填写|选|[\\p{IsHan}“]) ?(?:true|false|null)\\b|\\b(?:to|be|is|or) (?:true|false|null)\\b(?! \\w)");

    private Codes() {}

    /** What a text for people must not contain, in the order in which it stands there. */
    public static List<String> in(String text) {
        return List.of(CONSTANT, NAME, PROGRAM).stream()
                .flatMap(each -> each.matcher(text).results())
                .map(MatchResult::group)
                .filter(found -> !WORDS.contains(found))
                .toList();
    }
}
