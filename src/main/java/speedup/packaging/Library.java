package speedup.packaging;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A library that is packed, wholly or in part.
 *
 * @param group its group
 * @param artifact its name in the group
 * @param version its version
 * @param licences the licences of which whoever receives it may choose one, by their SPDX
 *     identifiers where they have one
 * @param website where it is at home, or empty
 */
record Library(
    String group, String artifact, String version, List<String> licences, String website) {

  Library {
    requireNonNull(group);
    requireNonNull(artifact);
    requireNonNull(version);
    requireNonNull(website);
    licences = List.copyOf(licences);
  }

  /** Reads a component of a CycloneDX bill of materials. */
  static Library of(JsonNode component) {
    List<String> licences = new ArrayList<>();
    for (JsonNode choice : component.path("licenses")) {
      JsonNode licence = choice.path("license");
      licences.add(
          licence
              .path("id")
              .asText(licence.path("name").asText(choice.path("expression").asText())));
    }
    String website = "";
    for (JsonNode reference : component.path("externalReferences")) {
      if (reference.path("type").asText().equals("website")) {
        website = reference.path("url").asText();
      }
    }
    return new Library(
        component.path("group").asText(),
        component.path("name").asText(),
        component.path("version").asText(),
        licences,
        website);
  }

  /** Returns {@code group:artifact}. */
  String name() {
    return group + ":" + artifact;
  }

  /** Returns whether a file is one of those that a Maven repository keeps of this library. */
  boolean owns(Path jar) {
    Path folder = Path.of(group.replace('.', '/'), artifact, version);
    return jar.getParent() != null && jar.getParent().endsWith(folder);
  }

  /** Returns this library under another licence than its own description says. */
  Library under(String expression) {
    return new Library(group, artifact, version, List.of(expression), website);
  }

  /** Writes the licences into a component of a bill of materials. */
  void writeLicences(ObjectNode component) {
    ArrayNode choices = component.putArray("licenses");
    for (String licence : licences) {
      if (licence.contains(" ")) {
        choices.addObject().put("expression", licence);
      } else {
        choices.addObject().putObject("license").put("id", licence);
      }
    }
  }
}
