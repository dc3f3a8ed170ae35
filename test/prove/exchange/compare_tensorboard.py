"""Looks for every value of a JSON log in a folder of event files, with TensorBoard's own reader: LOG FOLDER.
Prints JSON: how many values were looked for, and those that were not found."""
import json, struct, sys
import tensorboard
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

log, folder = sys.argv[1:3]
kept = EventAccumulator(folder, size_guidance={'scalars': 0, 'tensors': 0})
kept.Reload()
found = {(tag, event.step): event.value for tag in kept.Tags()['scalars'] for event in kept.Scalars(tag)}
for tag in kept.Tags()['tensors']:
    for event in kept.Tensors(tag): found[tag, event.step] = event.tensor_proto.string_val[0].decode()
values = []
for record in map(json.loads, open(log, encoding='utf8')):
    for name, value in record.items():
        if name in ('type', 'time', 'step'): continue
        if name == 'gateSaturation':
            pairs = [(f"saturation/encoder.{s['layer']}.{s['direction']}.{s['gate']}", s['share']) for s in value]
        elif name == 'samples':
            pairs = [(f'samples/{i + 1}.{side}', text) for i, sample in enumerate(value) for side, text in sample.items()]
        else: pairs = [(f"{record['type']}/{name}", value)]
        values += [(tag, record['step'], value) for tag, value in pairs if value is not None]
single = lambda x: struct.unpack('f', struct.pack('f', x))[0]
lost = [v for v in values if found.get(v[:2]) != (v[2] if isinstance(v[2], str) else single(v[2]))]
print(json.dumps({'values': len(values), 'lost': lost, 'tensorboard': tensorboard.__version__}))
