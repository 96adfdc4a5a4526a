import type { MarkShape } from '../../domain/theme/mark.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Draws the shapes of a mark or logo into an element, in the place of those before. They were read from a short list of plain shapes, so no attribute of them can do anything but draw. */
export function drawShapes(shapes: readonly MarkShape[]): (into: Element) => void {
  return (into) =>
    into.replaceChildren(
      ...shapes.map(({ name, attributes }) => {
        const shape = document.createElementNS(SVG, name);
        for (const [attribute, value] of Object.entries(attributes)) shape.setAttribute(attribute, value);
        return shape;
      }),
    );
}
