package dev.serverlease.signature;

import java.security.cert.X509Certificate;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Certificate;

/** Whom a certificate names. Names are compared code point by code point after NFC, never by likeness. */
record Subject(X500Name name) {

    /** ETSI EN 319 412-1 puts a scheme and a country before the code: {@code NTRCN-…}. */
    private static final String SCHEME = "^[A-Z]{3}CN-";

    /** The same of a person, whose document may be another country's: {@code PASFR-…}. */
    private static final String PERSONS_SCHEME = "^[A-Z]{3}[A-Z]{2}-";

    static Subject of(X509Certificate certificate) {
        return new Subject(
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()));
    }

    static Subject ofCertificate(byte[] encoded) {
        return new Subject(Certificate.getInstance(encoded).getSubject());
    }

    boolean isNamed(String party) {
        var wanted = normal(party);
        return values(BCStyle.O, BCStyle.CN).stream().map(Subject::normal).anyMatch(wanted::equals);
    }

    boolean hasCode(String code) {
        return values(BCStyle.ORGANIZATION_IDENTIFIER, BCStyle.SERIALNUMBER).stream()
                .anyMatch(value -> value.replaceFirst(SCHEME, "").equals(code));
    }

    /** Whether it names nobody but these, in whose name it was issued or who holds it. */
    boolean isOnlyOf(String party, String signer) {
        var known = List.of(normal(party), normal(signer));
        return values(BCStyle.CN).stream().map(Subject::normal).allMatch(known::contains);
    }

    /** Whether it bears the number of somebody else; one without any number does not. */
    boolean hasOtherNumber(String number) {
        return values(BCStyle.ORGANIZATION_IDENTIFIER, BCStyle.SERIALNUMBER).stream()
                .anyMatch(value -> !value.replaceFirst(PERSONS_SCHEME, "").equalsIgnoreCase(number.strip()));
    }

    /** The person who signed, and for whom. */
    String inWords() {
        return Stream.of(first(BCStyle.CN), first(BCStyle.O), first(BCStyle.ORGANIZATION_IDENTIFIER))
                .flatMap(Optional::stream)
                .distinct()
                .collect(Collectors.joining(" / "));
    }

    @Override
    public String toString() {
        return name.toString();
    }

    private Optional<String> first(ASN1ObjectIdentifier type) {
        return values(type).stream().findFirst();
    }

    private List<String> values(ASN1ObjectIdentifier... types) {
        var found = new ArrayList<String>();
        for (var type : types) {
            for (var rdn : name.getRDNs(type)) {
                for (var pair : rdn.getTypesAndValues()) {
                    if (pair.getType().equals(type)) {
                        found.add(
                                pair.getValue() instanceof ASN1String text
                                        ? text.getString()
                                        : IETFUtils.valueToString(pair.getValue()));
                    }
                }
            }
        }
        return found;
    }

    private static String normal(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }
}
