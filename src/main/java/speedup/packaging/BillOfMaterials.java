package speedup.packaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import speedup.flags.Sha256;

/**
 * What is packed, as a CycloneDX 1.6 bill of materials in JSON. Neither time nor chance is in it:
 * the same libraries give the same bill.
 */
final class BillOfMaterials {

  private final JsonMapper mapper = new JsonMapper();
  private final ObjectNode bill = mapper.createObjectNode();
  private final ArrayNode components;

  /** Begins a bill for what we ship ourselves. */
  BillOfMaterials(Library ours) {
    bill.put("bomFormat", "CycloneDX").put("specVersion", "1.6").put("version", 1);
    ObjectNode metadata = bill.putObject("metadata");
    metadata.putArray("lifecycles").addObject().put("phase", "build");
    describe(metadata.putObject("component").put("type", "application"), ours);
    components = bill.putArray("components");
  }

  /** Adds a library, whose jar is hashed. */
  void add(Library library, Description description, Path jar) throws IOException {
    ObjectNode component = components.addObject().put("type", "library");
    describe(component, library);
    component
        .putArray("hashes")
        .addObject()
        .put("alg", "SHA-256")
        .put("content", Sha256.of(Files.readAllBytes(jar)));
    ArrayNode choices = component.putArray("licenses");
    for (String licence : description.licences()) {
      if (licence.matches("[\\w.-]+( (AND|OR|WITH) [\\w.-]+)+")) {
        choices.addObject().put("expression", licence);
      } else {
        choices
            .addObject()
            .putObject("license")
            .put(licence.contains(" ") ? "name" : "id", licence);
      }
    }
    if (!description.website().isEmpty()) {
      component
          .putArray("externalReferences")
          .addObject()
          .put("type", "website")
          .put("url", description.website());
    }
  }

  String json() throws JsonProcessingException {
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(bill) + "\n";
  }

  private static void describe(ObjectNode component, Library library) {
    String url =
        "pkg:maven/%s/%s@%s?type=jar"
            .formatted(library.group(), library.artifact(), library.version());
    component
        .put("bom-ref", url)
        .put("group", library.group())
        .put("name", library.artifact())
        .put("version", library.version())
        .put("purl", url);
  }
}
