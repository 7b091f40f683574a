#!/usr/bin/env python3
"""Draws the sample's pictures: make.py CONTENT_DIR [NAME…]

Every picture is drawn from formulas and a fixed seed, so the same fonts give the same bytes. Needs python3-cairo and
python3-pil (with Raqm), and the fonts of the sample (Noto CJK, DDC Uchen). Line drawings become grey PNG, tones JPEG.
"""
import os, sys

from line_drawings import chahu, denggao, qianzi, shujia, wangge, yinshuaji, yuexiang, zangzi, zhuzhuang, ziguan
from tones import bangdian, bihua, chuang, dengzhi, huxiao, qunshan, xiaoshu, zhiwen

# picture → the issues whose articles show it
PICTURES = {
    'huxiao.jpg': (huxiao, ['xzrb', 'xzrb-bo']), 'qunshan.jpg': (qunshan, ['xzrb', 'xzrb-bo', 'xzsb']), 'qianzi.png': (qianzi, ['xzrb']),
    'yinshuaji.png': (yinshuaji, ['xzrb', 'xzrb-bo']), 'ziguan.png': (ziguan, ['xzrb']), 'denggao.png': (denggao, ['xzrb']),
    'dengzhi.jpg': (dengzhi, ['xzrb']), 'yuexiang.png': (yuexiang, ['xzrb']), 'zhiwen.jpg': (zhiwen, ['xzrb', 'xzrb-bo']),
    'zhuzhuang.png': (zhuzhuang, ['xzrb']), 'chuang.jpg': (chuang, ['xzrb']), 'shujia.png': (shujia, ['xzrb', 'xzrb-bo', 'xzsb']),
    'bihua.jpg': (bihua, ['xzrb']), 'wangge.png': (wangge, ['xzrb']), 'xiaoshu.jpg': (xiaoshu, ['xzrb']),
    'zangzi.png': (zangzi, ['xzrb', 'xzrb-bo']), 'bangdian.jpg': (bangdian, ['xzsb']), 'chahu.png': (chahu, ['xzrb-bo', 'xzsb']),
}
DATE = '2021-11-02'


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for name, (draw, papers) in PICTURES.items():
        if len(sys.argv) > 2 and name not in sys.argv[2:]:
            continue
        img = draw()
        for paper in papers:
            folder = os.path.join(sys.argv[1], paper, DATE)
            os.makedirs(folder, exist_ok=True)
            path = os.path.join(folder, name)
            if name.endswith('.jpg'):
                img.save(path, quality=74, optimize=True, dpi=(300, 300))
            else:
                img = img.quantize(16) if img.mode == 'L' else img.quantize(32)
                img.save(path, optimize=True, dpi=(300, 300))
        print(name, img.size, os.path.getsize(path) // 1024, 'KB')


if __name__ == '__main__':
    main()
