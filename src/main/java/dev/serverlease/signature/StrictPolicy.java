package dev.serverlease.signature;

import eu.europa.esig.dss.enumerations.Level;
import eu.europa.esig.dss.model.policy.ValidationPolicy;
import eu.europa.esig.dss.policy.EtsiValidationPolicy;
import eu.europa.esig.dss.policy.ValidationPolicyFacade;
import eu.europa.esig.dss.policy.jaxb.LevelConstraint;
import jakarta.xml.bind.JAXBException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.xml.sax.SAXException;

/**
 * The library's validation policy, made stricter: its own only warns of a page that was covered after signing. Anything
 * that was added beside a signature or a time stamp fails.
 */
final class StrictPolicy {

    private static final String LIBRARYS_OWN = "/policy/constraint.xml";

    static final ValidationPolicy POLICY = read();

    private StrictPolicy() {}

    private static ValidationPolicy read() {
        try (var in = Objects.requireNonNull(StrictPolicy.class.getResourceAsStream(LIBRARYS_OWN))) {
            var policy = ValidationPolicyFacade.newFacade().unmarshall(in);
            policy.setName("Server Lease, strict");
            policy.setEIDAS(null);
            var signature = policy.getSignatureConstraints().getBasicSignatureConstraints();
            signature.setByteRangeCollision(failing());
            signature.setPdfAnnotationOverlap(failing());
            signature.setPdfVisualDifference(failing());
            signature.setDocMDP(failing());
            signature.setFieldMDP(failing());
            signature.setSigFieldLock(failing());
            signature.setAnnotationChanges(failing());
            signature.setUndefinedChanges(failing());
            return new EtsiValidationPolicy(policy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JAXBException | XMLStreamException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LevelConstraint failing() {
        var constraint = new LevelConstraint();
        constraint.setLevel(Level.FAIL);
        return constraint;
    }
}
