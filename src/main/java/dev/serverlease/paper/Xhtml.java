package dev.serverlease.paper;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Pages as a tree, with what PDF/A asks of every document: its title and its language. */
final class Xhtml {

    private Xhtml() {}

    static Document read(String xhtml, String title) {
        try {
            var document = factory().newDocumentBuilder().parse(new InputSource(new StringReader(xhtml)));
            var root = document.getDocumentElement();
            root.setAttribute("lang", "zh-CN");
            var head = child(root, "head");
            child(head, "title").setTextContent(title);
            var subject = document.createElement("meta");
            subject.setAttribute("name", "subject");
            subject.setAttribute("content", title);
            head.appendChild(subject);
            return document;
        } catch (SAXException malformed) {
            throw new IllegalArgumentException("Not well-formed: " + malformed.getMessage(), malformed);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The child of that name, made as the first if there is none. */
    private static Element child(Element parent, String name) {
        var found = parent.getElementsByTagName(name);
        if (found.item(0) instanceof Element element) {
            return element;
        }
        var made = parent.getOwnerDocument().createElement(name);
        parent.insertBefore(made, parent.getFirstChild());
        return made;
    }

    private static DocumentBuilderFactory factory() {
        var factory = DocumentBuilderFactory.newDefaultInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setXIncludeAware(false);
        return factory;
    }
}
