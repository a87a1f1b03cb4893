package speedup.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What a library's pom says of it, or its parents' where it says nothing.
 *
 * @param licences the licences of which whoever receives it may choose one: SPDX identifiers, or
 *     the pom's own words where they leave a doubt
 * @param website where it is at home, or empty
 */
record Description(List<String> licences, String website) {

  /** Words that leave no doubt; "The BSD License", for one, may be any of three. */
  private static final Map<String, Pattern> IDENTIFIERS =
      Map.of(
          "Apache-2.0", Pattern.compile("(?i).*\\bapache\\b.*\\b2(\\.0)?\\b.*"),
          "MIT", Pattern.compile("(?i)(the )?mit( license)?"),
          "EPL-2.0", Pattern.compile("(?i)(eclipse public license|epl)\\W.*\\b2\\.0\\b.*"),
          "BSD-2-Clause", Pattern.compile("(?i).*\\bbsd\\b.*\\b2.clause\\b.*"),
          "BSD-3-Clause", Pattern.compile("(?i).*\\bbsd\\b.*\\b3.clause\\b.*"));

  Description {
    licences = List.copyOf(licences);
  }

  /**
   * Reads the pom of a library and those of its parents.
   *
   * @param repository the root of the repository that has them
   */
  static Description of(Library library, Path repository) throws IOException {
    Path file =
        repository
            .resolve(library.folder())
            .resolve(library.artifact() + "-" + library.version() + ".pom");
    Element pom = parse(file);
    List<String> licences = new ArrayList<>();
    for (Element list : children(pom, "licenses")) {
      for (Element licence : children(list, "license")) {
        licences.add(identified(text(licence, "name")));
      }
    }
    String website = text(pom, "url");
    List<Element> parents = children(pom, "parent");
    if (parents.isEmpty() || (!licences.isEmpty() && !website.isEmpty())) {
      return new Description(licences, website);
    }
    Element parent = parents.getFirst();
    Description inherited =
        of(
            new Library(
                text(parent, "groupId"), text(parent, "artifactId"), text(parent, "version")),
            repository);
    return new Description(
        licences.isEmpty() ? inherited.licences : licences,
        website.isEmpty() ? inherited.website : website);
  }

  /** Returns this description with another licence than it gives itself. */
  Description under(String expression) {
    return new Description(List.of(expression), website);
  }

  private static String identified(String name) {
    return IDENTIFIERS.entrySet().stream()
        .filter(entry -> entry.getValue().matcher(name).matches())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(name);
  }

  private static Element parse(Path file) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file + " is no pom: " + e.getMessage(), e);
    }
  }

  private static String text(Element element, String name) {
    return children(element, name).stream()
        .map(child -> child.getTextContent().strip())
        .findFirst()
        .orElse("");
  }

  private static List<Element> children(Element element, String name) {
    List<Element> children = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child && child.getTagName().equals(name)) {
        children.add(child);
      }
    }
    return children;
  }
}
